package io.pelato.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.pelato.application.Application;
import io.pelato.application.ApplicationAssembler;
import io.pelato.application.Assembly;
import io.pelato.application.DeploySettings;
import io.pelato.application.Examples;
import io.pelato.application.HeldConfig;
import io.pelato.application.HttpListener;
import io.pelato.application.Keeping;
import io.pelato.application.Part;
import io.pelato.application.Schedule;
import io.pelato.lattice.AppStatus;
import io.pelato.lattice.HostInventory;
import io.pelato.lattice.LatticeEvent;
import io.pelato.lattice.LatticeLink;
import io.pelato.lattice.LatticeSettings;
import io.pelato.lattice.NatsServerStub;
import io.pelato.manifest.CheckedManifest;
import io.pelato.manifest.ManifestRenderer;
import io.pelato.manifest.ReleaseNotes;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.rollout.ReleaseTerms.OnFailure;
import io.pelato.stream.FormerTask;
import io.pelato.stream.Place;
import io.pelato.workflow.Keep;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeployerTest {

    private static final Schedule EVERY_HOUR = new Schedule("clean", "@every 1h", Optional.empty(), "temp_sensor");

    private static final LatticeSettings SETTINGS = new LatticeSettings(
            "default", NatsServerStub.settings("nats://n:4222"), Duration.ofSeconds(60), Optional.empty());

    private final Application application = Examples.application();
    private final CheckedManifest manifest = checked(application);
    private final FakeLattice lattice = FakeLattice.ofEdgeAndCloud();
    private final FakeSchedules schedules = new FakeSchedules(lattice.orders);
    private final FakeStreams streams = new FakeStreams(lattice.orders);
    private Optional<Keeping> keeping = Optional.empty();
    private final List<String> told = new ArrayList<>();

    @Test
    void a_new_application_is_put_deployed_and_waited_for() {
        lattice.plan.add(() -> lattice.run(application));

        Deployment deployment = deploy();

        assertThat(lattice.orders)
                .containsExactly("put temperature " + manifest.version(), "deploy temperature " + manifest.version());
        assertThat(deployment.change()).isEqualTo(Deployment.Change.SENT);
        assertThat(deployment.complete()).isTrue();
        assertThat(deployment.placements())
                .extracting(Placement::name, Placement::hostName, Placement::target, Placement::instances)
                .contains(
                        tuple("clean", "attic", "edge", 1),
                        tuple("data_aggregation", "cellar", "cloud", 4),
                        tuple("messaging", "attic", "edge", 1));
    }

    @Test
    void a_provider_that_started_during_the_deployment_is_told_its_links_once_more() {
        lattice.plan.add(() -> lattice.run(application));

        deploy();

        int links = lattice.links.size();
        assertThat(lattice.repeatedLinks)
                .hasSize(2 * links)
                .allMatch(link -> link.wit().equals("messaging"));
        assertThat(lattice.repeatedLinks.subList(0, links))
                .as("a host passes on no link that it knows already")
                .doesNotContainAnyElementsOf(lattice.links)
                .allMatch(link -> lattice.links.stream().anyMatch(link::hasNameOf));
        assertThat(lattice.repeatedLinks.subList(links, 2 * links)).containsExactlyInAnyOrderElementsOf(lattice.links);
    }

    @Test
    void providers_that_ran_before_are_not_told_their_links_again() {
        alreadyRuns();
        lattice.running.get("Nattic").removeIf(part -> part.kind() == Part.Kind.COMPONENT);
        lattice.plan.add(() -> lattice.run(application));

        deploy();

        assertThat(lattice.repeatedLinks).isEmpty();
    }

    @Test
    void the_same_application_again_sends_nothing_and_says_so() {
        alreadyRuns();

        Deployment deployment = deploy();

        assertThat(lattice.orders).isEmpty();
        assertThat(deployment.change()).isEqualTo(Deployment.Change.NONE);
        assertThat(told).contains("unchanged " + manifest.version());
    }

    @Test
    void the_same_version_that_lost_a_part_is_deployed_again_without_being_put() {
        alreadyRuns();
        lattice.running.get("Nattic").clear();
        lattice.plan.add(() -> lattice.run(application));

        assertThat(deploy().complete()).isTrue();
        assertThat(lattice.orders).containsExactly("deploy temperature " + manifest.version());
    }

    @Test
    void a_status_of_the_version_before_is_not_believed() {
        lattice.run(application);
        AppStatus before = new AppStatus("deployed", "", List.of());
        lattice.status = before;
        lattice.plan.addAll(List.of(
                DeployerTest::nothing,
                DeployerTest::nothing,
                () -> lattice.status = FakeLattice.deployedStatus(application)));

        assertThat(deploy().complete()).isTrue();
        assertThat(told).anyMatch(line -> line.contains("WADM does not look after it yet"));
    }

    @Test
    void a_host_that_still_runs_the_image_before_is_waited_for() {
        lattice.run(application);
        List<HostInventory.Running> attic = lattice.running.get("Nattic");
        HostInventory.Running now = attic.get(0);
        attic.set(
                0,
                new HostInventory.Running(
                        now.kind(), now.id(), "registry.example/old:1", 1, Optional.of("temperature")));
        lattice.plan.add(() -> attic.set(0, now));

        deploy();

        assertThat(told)
                .anyMatch(
                        line -> line.contains("temperature-clean on the host attic still runs registry.example/old:1"));
    }

    @Test
    void a_part_on_a_host_that_no_spread_allows_any_more_is_waited_for() {
        lattice.host("shed", Map.of("host-type", "farm"));
        lattice.run(application);
        lattice.running.get("Nshed").addAll(lattice.running.get("Nattic"));
        lattice.plan.add(() -> lattice.running.get("Nshed").clear());

        deploy();

        assertThat(told).anyMatch(line -> line.contains("temperature-clean still runs on the host shed"));
    }

    @Test
    void nothing_is_sent_to_hosts_of_which_one_would_not_hear_of_its_links() {
        lattice.deaf = 1;

        assertThatThrownBy(this::deploy)
                .hasMessageStartingWith(
                        "1 of 2 hosts hear of no new links, so nothing would reach what is deployed there")
                .hasMessageContaining("Restart the hosts that this may have happened to");
        assertThat(lattice.orders).isEmpty();
    }

    @Test
    void a_host_that_just_started_is_given_the_time_to_listen() {
        lattice.deaf = 1;
        lattice.plan.add(() -> lattice.deaf = 0);
        lattice.plan.add(() -> lattice.run(application));

        assertThat(deploy().change()).isEqualTo(Deployment.Change.SENT);
    }

    @Test
    void a_deaf_host_that_may_be_one_where_nothing_is_to_run_is_told_and_keeps_nobody_from_deploying() {
        lattice.host("shed", Map.of("host-type", "farm"));
        lattice.deaf = 1;
        for (int i = 0; i < 5; i++) {
            lattice.plan.add(DeployerTest::nothing);
        }
        lattice.plan.add(() -> lattice.run(application));

        assertThat(deploy().change()).isEqualTo(Deployment.Change.SENT);
        assertThat(told).anyMatch(line -> line.startsWith("1 of 3 hosts hear of no new links"));
    }

    @Test
    void an_order_is_repeated_when_nothing_moves() {
        for (int i = 0; i < 12; i++) {
            lattice.plan.add(DeployerTest::nothing);
        }
        lattice.plan.add(() -> lattice.run(application));

        deploy();

        assertThat(lattice.orders.stream()
                        .filter(order -> order.startsWith("deploy"))
                        .count())
                .isEqualTo(2);
    }

    @Test
    void what_is_missing_at_the_deadline_is_listed_with_what_hosts_said() {
        lattice.plan.add(() -> lattice.events.add(
                new LatticeEvent.StartFailed("temperature-messaging", messagingImage(), "Nattic", "no space left")));

        assertThatThrownBy(this::deploy)
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("temperature is not deployed after 60 s. Missing: ")
                .hasMessageContaining("temperature-clean on a host with host-type=edge")
                .hasMessageContaining("The host attic cannot start temperature-messaging: no space left")
                .hasMessageContaining("pelato.deploy.timeout");
    }

    @Test
    void an_image_that_cannot_be_fetched_ends_the_deployment_for_every_host_that_says_so() {
        lattice.plan.add(() -> {
            lattice.events.add(pullFault("Nattic"));
            lattice.events.add(pullFault("Ncellar"));
        });

        assertThatThrownBy(this::deploy)
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("The host attic cannot fetch the image " + messagingImage())
                .hasMessageContaining("The host cellar cannot fetch the image")
                .hasMessageContaining("manifest unknown. Check that ghcr.io has it");
        assertThat(lattice.elapsed()).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void a_failure_of_an_image_before_or_of_another_application_is_passed_over() {
        lattice.plan.add(() -> lattice.events.add(
                new LatticeEvent.StartFailed("temperature-messaging", "old:1", "Nattic", "failed to fetch")));
        lattice.plan.add(() ->
                lattice.events.add(new LatticeEvent.StartFailed("x-y", messagingImage(), "Nattic", "failed to fetch")));
        lattice.plan.addAll(List.of(
                DeployerTest::nothing,
                DeployerTest::nothing,
                DeployerTest::nothing,
                DeployerTest::nothing,
                () -> lattice.run(application)));

        assertThat(deploy().complete()).isTrue();
    }

    @Test
    void a_host_that_could_not_read_the_lattice_at_once_is_waited_for() {
        String unread =
                "Unable to fetch requested config: Error fetching config temperature-clean: failed getting entry:"
                        + " error getting message";
        lattice.plan.add(() -> {
            lattice.events.add(
                    new LatticeEvent.StartFailed("temperature-messaging", messagingImage(), "Nattic", unread));
            lattice.events.add(
                    new LatticeEvent.StartFailed("temperature-messaging", messagingImage(), "Nattic", unread));
        });
        lattice.plan.addAll(List.of(
                DeployerTest::nothing,
                DeployerTest::nothing,
                DeployerTest::nothing,
                DeployerTest::nothing,
                () -> lattice.run(application)));

        assertThat(deploy().complete()).isTrue();
    }

    @Test
    void a_link_that_is_refused_twice_ends_the_deployment_and_names_the_link_in_its_way() {
        LatticeLink wanted = new Convergence(application).wantedLinks().get(0);
        lattice.links.add(new LatticeLink(
                wanted.source(),
                "elsewhere",
                wanted.name(),
                wanted.namespace(),
                wanted.wit(),
                wanted.interfaces(),
                List.of(),
                List.of()));
        var refusal = new LatticeEvent.LinkFailed(wanted, "link already exists with different target");
        lattice.plan.addAll(List.of(() -> lattice.events.add(refusal), () -> lattice.events.add(refusal)));

        assertThatThrownBy(this::deploy)
                .hasMessageContaining("The lattice refuses the link temperature-clean -> temperature-messaging")
                .hasMessageContaining("In its way stands temperature-clean -> elsewhere");
    }

    @Test
    void a_target_without_a_host_is_named_with_the_labels_that_there_are() {
        lattice.hosts.remove(1);

        assertThatThrownBy(this::deploy)
                .hasMessageContaining("No host has host-type=cloud, where data_aggregation, messaging must run")
                .hasMessageContaining("there are attic (host-type=edge)");
        assertThat(lattice.orders).isEmpty();
    }

    @Test
    void a_host_that_came_back_since_the_last_look_is_found() {
        lattice.lateHosts.add(lattice.hosts.remove(1));
        lattice.plan.add(() -> lattice.run(application));

        assertThat(deploy().complete()).isTrue();
    }

    @Test
    void a_lattice_without_hosts_is_told() {
        lattice.hosts.clear();

        assertThatThrownBy(this::deploy).hasMessageContaining("No wasmCloud host answers in the lattice default");
    }

    @Test
    void an_application_whose_name_wadm_takes_for_the_same_is_refused() {
        lattice.put("Temperature", "{\"metadata\":{\"annotations\":{\"version\":\"1\"}}}");
        lattice.orders.clear();

        assertThatThrownBy(this::deploy)
                .hasMessageContaining(
                        "The lattice has an application Temperature, and WADM takes it and temperature for one");
        assertThat(lattice.orders).isEmpty();
    }

    @Test
    void a_component_of_another_application_with_the_same_id_is_not_touched() {
        lattice.running
                .get("Nattic")
                .add(new HostInventory.Running(
                        Part.Kind.COMPONENT, "temperature-clean", "x", 1, Optional.of("foreign")));

        assertThatThrownBy(this::deploy)
                .hasMessageContaining("The application foreign runs temperature-clean on the host attic");
        assertThat(lattice.orders).isEmpty();
    }

    @Test
    void versions_older_than_the_one_before_are_deleted() {
        lattice.put("temperature", "{\"metadata\":{\"annotations\":{\"version\":\"1\"}}}");
        lattice.put("temperature", "{\"metadata\":{\"annotations\":{\"version\":\"2\"}}}");
        lattice.deploy("temperature", "2");
        lattice.plan.add(() -> lattice.run(application));

        deploy();

        assertThat(lattice.versions("temperature")).containsExactly("2", manifest.version());
    }

    @Test
    void a_changed_secret_is_put_and_the_links_that_use_it_are_made_anew() {
        var secretly = new DeploySettings("nats://u:p@n:4222", HttpListener.defaults(), Map.of(), Map.of());
        Assembly assembly =
                new ApplicationAssembler(Examples::provider, secretly).assemble(Examples.workflow(), Examples.images());
        CheckedManifest withSecrets = checked(assembly.application());
        lattice.put("temperature", withSecrets.json());
        lattice.deploy("temperature", withSecrets.version());
        lattice.run(assembly.application());
        assembly.held().forEach(lattice::putConfig);
        HeldConfig first = assembly.held().get(0);
        lattice.configs.put(first.name(), Map.of("cluster_uris", "nats://u:old@n:4222"));
        lattice.orders.clear();
        lattice.plan.add(() -> lattice.run(assembly.application()));

        new Deployer(lattice, lattice, schedules, streams, lattice, listener())
                .deploy(release(withSecrets, assembly.held(), Optional.empty()), SETTINGS);

        assertThat(lattice.orders)
                .startsWith("put config " + first.name(), "renew link temperature-clean -> temperature-messaging");
        assertThat(lattice.configs).containsEntry(first.name(), first.values());
    }

    @Test
    void a_secret_that_no_kept_version_names_is_taken_away() {
        lattice.put("temperature", """
                {"metadata":{"name":"temperature","annotations":{"version":"1"}},"spec":{"components":[{"name":"old",
                "type":"component","properties":{"image":"i","config":[{"name":"temperature-old_secret"}]}}]}}""");
        lattice.configs.put("temperature-old_secret", Map.of("password", "p"));
        lattice.put("temperature", "{\"metadata\":{\"annotations\":{\"version\":\"2\"}}}");
        lattice.deploy("temperature", "2");
        lattice.plan.add(() -> lattice.run(application));

        deploy();

        assertThat(lattice.configs).doesNotContainKey("temperature-old_secret");
    }

    @Test
    void schedules_are_made_when_everything_runs_and_before_old_versions_are_forgotten() {
        CheckedManifest wanted = checked(scheduled());
        lattice.plan.add(() -> lattice.run(application));

        deploy(wanted);

        assertThat(lattice.orders)
                .containsExactly(
                        "put temperature " + wanted.version(),
                        "deploy temperature " + wanted.version(),
                        "schedule clean");
    }

    @Test
    void a_schedule_that_the_workflow_has_no_more_is_taken_away() {
        lattice.put("temperature", checked(scheduled()).json());
        lattice.deploy("temperature", checked(scheduled()).version());
        lattice.run(application);
        schedules.kept.put("clean", EVERY_HOUR);

        deploy();

        assertThat(schedules.kept).isEmpty();
    }

    @Test
    void nothing_is_sent_while_nobody_can_keep_the_schedules() {
        schedules.unreachable = true;

        assertThatThrownBy(() -> deploy(checked(scheduled()))).hasMessageContaining("JetStream is down. Start it");
        assertThat(lattice.orders).isEmpty();
    }

    @Test
    void nothing_is_sent_while_messages_cannot_be_kept() {
        kept();
        streams.foreign = true;

        assertThatThrownBy(this::deploy).hasMessageContaining("The stream is somebody else's. Leave it");
        assertThat(lattice.orders).isEmpty();
    }

    @Test
    void the_edge_machines_that_answer_are_asked_by_the_names_that_their_hosts_carry() {
        kept();
        lattice.host("milan-1", Map.of("host-type", "edge", "edge", "milan"));
        lattice.host("milan-2", Map.of("host-type", "edge", "edge", "milan"));
        lattice.plan.add(() -> lattice.run(application));

        deploy();

        assertThat(streams.edges).containsExactly("milan");
    }

    @Test
    void it_is_waited_until_the_messaging_provider_takes_messages() {
        kept();
        streams.missing.add(List.of("the consumer clean of the stream S in JetStream"));
        streams.missing.add(List.of("the consumer clean of the stream S in JetStream"));
        lattice.plan.add(() -> lattice.run(application));

        assertThat(deploy().complete()).isTrue();
        assertThat(told).contains("the consumer clean of the stream S in JetStream");
        assertThat(streams.missing).isEmpty();
    }

    @Test
    void a_provider_that_runs_and_takes_no_messages_is_told_all_its_links_once_more() {
        alreadyRuns();
        kept();
        streams.mended = () -> !lattice.repeatedLinks.isEmpty();
        streams.missing.add(List.of("the consumer clean of the stream S in JetStream"));

        assertThat(deploy().complete()).isTrue();
        assertThat(lattice.repeatedLinks).containsAll(lattice.links);
    }

    @Test
    void a_provider_that_never_takes_messages_is_told_at_the_deadline() {
        kept();
        for (int look = 0; look < 60; look++) {
            streams.missing.add(List.of("the consumer clean of the stream S in JetStream"));
        }
        lattice.plan.add(() -> lattice.run(application));

        assertThatThrownBy(this::deploy)
                .hasMessageContaining("All parts of the application temperature run, but after ")
                .hasMessageContaining("Missing: the consumer clean of the stream S in JetStream");
    }

    @Test
    void what_waits_for_tasks_that_the_workflow_has_no_more_goes_when_the_new_version_runs() {
        kept();
        streams.former.add(new FormerTask("old", new Place(Optional.empty()), 3));
        lattice.plan.add(() -> lattice.run(application));

        deploy();

        assertThat(lattice.orders).last().isEqualTo("delete consumer old");
    }

    private void kept() {
        keeping = Optional.of(new Keeping(
                "temperature", Optional.empty(), false, 1, List.of(), List.of(), List.of(), Keep.Written.NOWHERE));
    }

    @Test
    void a_wadm_that_does_not_answer_is_told_beside_what_else_is_wrong() {
        schedules.unreachable = true;
        lattice.answersAsWadm = false;

        assertThatThrownBy(() -> deploy(checked(scheduled())))
                .hasMessage("JetStream is down. Start it\nNo WADM answers. Start it");
        assertThat(lattice.orders).isEmpty();
    }

    private void alreadyRuns() {
        lattice.put("temperature", manifest.json());
        lattice.deploy("temperature", manifest.version());
        lattice.run(application);
        lattice.orders.clear();
    }

    private static void nothing() {}

    private Deployment deploy() {
        return deploy(manifest);
    }

    private Deployment deploy(CheckedManifest wanted) {
        return new Deployer(lattice, lattice, schedules, streams, lattice, listener())
                .deploy(release(wanted, List.of(), keeping), SETTINGS);
    }

    private static Release release(CheckedManifest wanted, List<HeldConfig> held, Optional<Keeping> keeping) {
        return Release.of(
                wanted, held, keeping, ReleaseNotes::none, new ReleaseTerms(Optional.empty(), 2, OnFailure.KEEP));
    }

    private static CheckedManifest checked(Application application) {
        return CheckedManifest.of(new ManifestRenderer(Optional.empty()).render(application), Path.of("wadm.yaml"));
    }

    /** The application with a schedule for its first task. */
    private Application scheduled() {
        return new Application(application.name(), application.description(), application.parts(), List.of(EVERY_HOUR));
    }

    private DeployListener listener() {
        return new DeployListener() {
            @Override
            public void unchanged(String name, String version) {
                told.add("unchanged " + version);
            }

            @Override
            public void hostsDeaf(Problem doubt) {
                told.add(doubt.message());
            }

            @Override
            public void waitingFor(List<String> missing) {
                told.addAll(missing);
            }
        };
    }

    private String messagingImage() {
        return application.part("messaging").orElseThrow().image();
    }

    private LatticeEvent pullFault(String host) {
        return new LatticeEvent.StartFailed(
                "temperature-messaging",
                messagingImage(),
                host,
                "failed to fetch provider: failed to fetch OCI bytes: Registry error: manifest unknown");
    }
}
