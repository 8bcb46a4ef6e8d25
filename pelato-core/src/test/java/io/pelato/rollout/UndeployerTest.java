package io.pelato.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.application.Application;
import io.pelato.application.ApplicationAssembler;
import io.pelato.application.Assembly;
import io.pelato.application.DeploySettings;
import io.pelato.application.Examples;
import io.pelato.application.HttpListener;
import io.pelato.application.KeptWorkflow;
import io.pelato.application.LatticeNames;
import io.pelato.application.Schedule;
import io.pelato.manifest.CheckedManifest;
import io.pelato.manifest.ManifestRenderer;
import io.pelato.stream.Backlog;
import io.pelato.stream.Place;
import io.pelato.stream.StreamUse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndeployerTest {

    private final FakeLattice lattice = FakeLattice.ofEdgeAndCloud();
    private final FakeSchedules schedules = new FakeSchedules(lattice.orders);
    private final FakeStreams streams = new FakeStreams(lattice.orders);
    private final List<Backlog> kept = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void an_application_runs() {
        Application application = Examples.application();
        CheckedManifest manifest = checked(application);
        lattice.put("temperature", manifest.json());
        lattice.deploy("temperature", manifest.version());
        lattice.run(application);
        lattice.orders.clear();
    }

    @Test
    void an_application_is_undeployed_and_forgotten_when_the_hosts_are_clean() {
        lattice.plan.addAll(List.of(UndeployerTest::nothing, lattice::clear));

        assertThat(remove()).isEqualTo(Orchestrator.Removal.REMOVED);
        assertThat(lattice.orders).containsExactly("undeploy temperature", "delete temperature");
    }

    @Test
    void nothing_is_ordered_where_nothing_is_left() {
        lattice.clear();
        lattice.delete("temperature");
        lattice.orders.clear();

        assertThat(remove()).isEqualTo(Orchestrator.Removal.NOTHING_THERE);
        assertThat(lattice.orders).isEmpty();
    }

    @Test
    void a_host_that_keeps_a_part_is_named_at_the_deadline_and_the_order_is_repeated() {
        assertThatThrownBy(this::remove)
                .hasMessageContaining("temperature is not gone after 20 s. Left: ")
                .hasMessageContaining("temperature-clean on the host attic")
                .hasMessageContaining("the link temperature-clean -> temperature-messaging");
        assertThat(lattice.orders).contains("undeploy temperature").doesNotContain("delete temperature");
        assertThat(lattice.orders.size()).isGreaterThan(1);
    }

    @Test
    void a_configuration_that_wadm_has_yet_to_delete_is_waited_for() {
        Application application = Examples.application();
        String name = LatticeNames.configs(
                        application, application.part("clean").orElseThrow().config())
                .get(0);
        lattice.plan.add(() -> {
            lattice.clear();
            lattice.configs.put(name, Map.of("dest_topic", "clean_data"));
        });
        lattice.plan.add(lattice.configs::clear);

        assertThat(remove()).isEqualTo(Orchestrator.Removal.REMOVED);
        assertThat(lattice.elapsed()).isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    void secret_configurations_of_the_application_are_taken_away() {
        var secretly = new DeploySettings("nats://u:p@n:4222", HttpListener.defaults(), Map.of(), Map.of());
        Assembly assembly =
                new ApplicationAssembler(Examples::provider, secretly).assemble(Examples.workflow(), Examples.images());
        lattice.put("temperature", checked(assembly.application()).json());
        lattice.plan.add(lattice::clear);

        remove();

        assertThat(lattice.orders)
                .contains("delete config " + assembly.held().get(0).name())
                .endsWith("delete temperature");
    }

    @Test
    void schedules_go_when_nothing_runs_any_more_and_before_wadm_forgets_them() {
        scheduled();
        lattice.plan.add(lattice::clear);

        remove();

        assertThat(lattice.orders).containsExactly("undeploy temperature", "unschedule clean", "delete temperature");
    }

    @Test
    void nothing_is_changed_while_the_schedules_cannot_be_taken_away() {
        scheduled();
        schedules.unreachable = true;

        assertThatThrownBy(this::remove).hasMessageContaining("JetStream is down");
        assertThat(lattice.orders).isEmpty();
    }

    @Test
    void the_schedules_of_an_application_that_hosts_keep_running_stay() {
        scheduled();

        assertThatThrownBy(this::remove).hasMessageContaining("temperature is not gone after 20 s");
        assertThat(schedules.kept).containsKey("clean");
    }

    @Test
    void messages_that_wait_stay_and_are_told_of() {
        lattice.put("temperature", checked(keeping()).json());
        var backlog =
                new Backlog(new Place(Optional.of("cloud")), Optional.empty(), List.of(), List.of(), Optional.empty());
        streams.backlogs.add(backlog);
        streams.streams.add(stream());
        lattice.plan.add(lattice::clear);

        remove();

        assertThat(kept).containsExactly(backlog);
        assertThat(lattice.orders).noneMatch(order -> order.startsWith("delete stream"));
    }

    @Test
    void they_go_when_that_is_asked_for_once_nothing_runs_that_would_make_their_streams_anew() {
        streams.streams.add(stream());
        lattice.plan.add(lattice::clear);

        remove(Orchestrator.Messages.GO);

        assertThat(lattice.orders)
                .containsExactly(
                        "undeploy temperature",
                        "delete stream PELATO_temperature_cloud in the JetStream domain cloud",
                        "told PELATO_temperature_cloud",
                        "delete temperature");
    }

    @Test
    void they_go_also_when_the_application_is_gone_already() {
        lattice.clear();
        lattice.delete("temperature");
        lattice.orders.clear();
        streams.streams.add(stream());

        assertThat(remove(Orchestrator.Messages.GO)).isEqualTo(Orchestrator.Removal.NOTHING_THERE);
        assertThat(lattice.orders)
                .containsExactly(
                        "delete stream PELATO_temperature_cloud in the JetStream domain cloud",
                        "told PELATO_temperature_cloud");
    }

    @Test
    void nothing_is_taken_away_while_a_stream_of_somebody_else_has_the_name() {
        streams.foreign = true;

        assertThatThrownBy(() -> remove(Orchestrator.Messages.GO))
                .hasMessageContaining("The stream is somebody else's. Leave it");
        assertThat(lattice.orders).isEmpty();
    }

    private static StreamUse stream() {
        return new StreamUse("PELATO_temperature_cloud", new Place(Optional.of("cloud")), 3, 300, 1000);
    }

    private Application keeping() {
        Application plant = KeptWorkflow.assembled(folder, "").application();
        return new Application("temperature", "", plant.parts(), List.of());
    }

    private void scheduled() {
        Application application = Examples.application();
        var hourly = new Schedule("clean", "@every 1h", Optional.empty(), "temp_sensor");
        lattice.put(
                "temperature",
                checked(new Application(
                                application.name(), application.description(), application.parts(), List.of(hourly)))
                        .json());
        schedules.kept.put("clean", hourly);
        lattice.orders.clear();
    }

    private static CheckedManifest checked(Application application) {
        return CheckedManifest.of(new ManifestRenderer(Optional.empty()).render(application), Path.of("wadm.yaml"));
    }

    private static void nothing() {}

    private Orchestrator.Removal remove() {
        return remove(Orchestrator.Messages.STAY);
    }

    private Orchestrator.Removal remove(Orchestrator.Messages messages) {
        var listener = new DeployListener() {
            @Override
            public void kept(Backlog backlog) {
                kept.add(backlog);
            }

            @Override
            public void forgotten(StreamUse stream) {
                lattice.orders.add("told " + stream.name());
            }
        };
        var leftovers = new Leftovers(streams, new Place(Optional.empty()), messages, listener);
        return new Undeployer(lattice, lattice, schedules, leftovers, lattice, listener)
                .remove("temperature", Duration.ofSeconds(20));
    }
}
