package io.pelato.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.application.Application;
import io.pelato.application.Examples;
import io.pelato.application.KeptWorkflow;
import io.pelato.application.Schedule;
import io.pelato.manifest.CheckedManifest;
import io.pelato.manifest.ManifestRenderer;
import io.pelato.stream.Backlog;
import io.pelato.stream.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of an application, by its name alone. */
class OverviewTest {

    private static final Schedule HOURLY = new Schedule("clean", "@every 1h", Optional.empty(), "temp_sensor");

    private final FakeLattice lattice = FakeLattice.ofEdgeAndCloud();
    private final FakeSchedules schedules = new FakeSchedules(lattice.orders);
    private final FakeStreams streams = new FakeStreams(lattice.orders);

    @TempDir
    private Path folder;

    private final Application application =
            new Application("temperature", "", Examples.application().parts(), List.of(HOURLY));
    private final CheckedManifest manifest =
            CheckedManifest.of(new ManifestRenderer(Optional.empty()).render(application), Path.of("wadm.yaml"));

    @Test
    void an_application_that_nobody_stores_is_absent() {
        assertThat(overview()).isEmpty();
    }

    @Test
    void one_that_runs_as_the_stored_manifest_says_is_complete() {
        runs();
        schedules.kept.put("clean", HOURLY);

        assertThat(overview()).hasValueSatisfying(deployment -> {
            assertThat(deployment.complete()).isTrue();
            assertThat(deployment.version()).isEqualTo(manifest.version());
            assertThat(deployment.placements()).extracting(Placement::hostName).contains("attic", "cellar");
        });
        assertThat(lattice.orders)
                .containsExactly("put temperature " + manifest.version(), "deploy temperature " + manifest.version());
    }

    @Test
    void a_part_and_a_schedule_that_are_gone_are_named() {
        runs();
        lattice.running.get("Nattic").clear();

        assertThat(overview().orElseThrow().missing())
                .anyMatch(line -> line.startsWith("temperature-clean on a host with host-type=edge"))
                .contains("the schedule of clean");
    }

    @Test
    void what_runs_is_told_also_while_nobody_tells_the_schedules() {
        runs();
        schedules.unreachable = true;

        Deployment deployment = overview().orElseThrow();

        assertThat(deployment.placements()).isNotEmpty();
        assertThat(deployment.missing()).containsExactly("the schedules, perhaps: JetStream is down. Start it");
    }

    @Test
    void one_that_was_undeployed_is_told_by_its_newest_version() {
        runs();
        lattice.undeploy("temperature");

        Deployment deployment = overview().orElseThrow();

        assertThat(deployment.version()).isEqualTo(manifest.version());
        assertThat(deployment.deployedVersion()).isEmpty();
        assertThat(deployment.complete()).isFalse();
    }

    private void runs() {
        lattice.put("temperature", manifest.json());
        lattice.deploy("temperature", manifest.version());
        lattice.run(application);
    }

    @Test
    void what_waits_is_told_of_a_workflow_whose_messages_are_kept() {
        Application kept = KeptWorkflow.assembled(folder, "entry: edge\n").application();
        CheckedManifest stored =
                CheckedManifest.of(new ManifestRenderer(Optional.empty()).render(kept), Path.of("wadm.yaml"));
        lattice.host("milan", Map.of("host-type", "edge", "edge", "milan"));
        lattice.put("plant-1", stored.json());
        var backlog =
                new Backlog(new Place(Optional.of("milan")), Optional.empty(), List.of(), List.of(), Optional.empty());
        streams.backlogs.add(backlog);

        Standing standing = new Overview(lattice, lattice, schedules, streams, lattice)
                .of("plant-1")
                .orElseThrow();

        assertThat(standing.backlogs()).containsExactly(backlog);
        assertThat(streams.edges).containsExactly("milan");
    }

    @Test
    void hosts_that_hear_of_no_new_links_are_a_doubt_and_nothing_that_is_missing() {
        runs();
        schedules.kept.put("clean", HOURLY);
        lattice.deaf = 1;

        Standing standing = new Overview(lattice, lattice, schedules, streams, lattice)
                .of("temperature")
                .orElseThrow();

        assertThat(standing.deployment().complete()).isTrue();
        assertThat(standing.doubt().orElseThrow().message()).startsWith("1 of 2 hosts hear of no new links");
    }

    @Test
    void nobody_is_asked_for_streams_of_a_workflow_that_keeps_nothing() {
        runs();
        streams.backlogs.add(
                new Backlog(new Place(Optional.empty()), Optional.empty(), List.of(), List.of(), Optional.empty()));

        assertThat(new Overview(lattice, lattice, schedules, streams, lattice)
                        .of("temperature")
                        .orElseThrow()
                        .backlogs())
                .isEmpty();
    }

    private Optional<Deployment> overview() {
        return new Overview(lattice, lattice, schedules, streams, lattice)
                .of("temperature")
                .map(Standing::deployment);
    }
}
