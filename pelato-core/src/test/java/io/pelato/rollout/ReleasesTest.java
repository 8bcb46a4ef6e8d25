package io.pelato.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.pelato.application.Application;
import io.pelato.application.ApplicationAssembler;
import io.pelato.application.Assembly;
import io.pelato.application.DeploySettings;
import io.pelato.application.Examples;
import io.pelato.application.HttpListener;
import io.pelato.application.Schedule;
import io.pelato.lattice.LatticeSettings;
import io.pelato.lattice.NatsServerStub;
import io.pelato.manifest.CheckedManifest;
import io.pelato.manifest.ManifestRenderer;
import io.pelato.manifest.ReleaseNotes;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.rollout.ReleaseTerms.OnFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Versions of an application, one after the other, and back. */
class ReleasesTest {

    private static final LatticeSettings SETTINGS = new LatticeSettings(
            "default", NatsServerStub.settings("nats://n:4222"), Duration.ofSeconds(60), Optional.empty());

    private final FakeLattice lattice = FakeLattice.ofEdgeAndCloud();
    private final FakeSchedules schedules = new FakeSchedules(lattice.orders);
    private final FakeStreams streams = new FakeStreams(lattice.orders);
    private final List<String> told = new ArrayList<>();

    private final CheckedManifest first = version(1);
    private final CheckedManifest second = version(2);
    private final CheckedManifest third = version(3);

    @Test
    void what_is_noted_of_a_version_is_told_and_no_part_of_its_name() {
        deploy(first);
        deploy(second);

        assertThat(releases())
                .extracting(StoredRelease::version, StoredRelease::isDeployed)
                .containsExactly(tuple(first.version(), false), tuple(second.version(), true));
        ReleaseNotes notes = releases().get(1).notes();
        assertThat(notes).isEqualTo(notes().after(Optional.of(first.version())));
        assertThat(version(2).version()).isEqualTo(second.version());
    }

    @Test
    void a_rollback_has_the_version_before_run_again_and_sends_no_manifest() {
        deploy(first);
        deploy(second);
        lattice.orders.clear();

        Deployment back = rollBack(Optional.empty());

        assertThat(back.version()).isEqualTo(first.version());
        assertThat(back.complete()).isTrue();
        assertThat(lattice.orders).containsExactly("deploy temperature " + first.version());
    }

    @Test
    void each_rollback_goes_one_further_and_none_beyond_the_first() {
        deploy(first);
        deploy(second);
        deploy(third);

        assertThat(rollBack(Optional.empty()).version()).isEqualTo(second.version());
        assertThat(rollBack(Optional.empty()).version()).isEqualTo(first.version());
        assertThatThrownBy(() -> rollBack(Optional.empty()))
                .hasMessageContaining("No version of temperature ran before " + first.version());
    }

    @Test
    void the_version_before_is_the_one_that_ran_and_not_the_one_that_was_sent_before() {
        deploy(first);
        deploy(second);
        rollBack(Optional.empty());
        deploy(third);

        assertThat(rollBack(Optional.empty()).version()).isEqualTo(first.version());
    }

    @Test
    void sources_of_old_deployed_again_are_the_newest_version() {
        deploy(first);
        deploy(second);
        deploy(first);

        assertThat(lattice.versions("temperature")).containsExactly(second.version(), first.version());
        assertThat(rollBack(Optional.empty()).version()).isEqualTo(second.version());
    }

    @Test
    void a_version_is_named_by_the_beginning_of_its_name() {
        deploy(first);
        deploy(second);
        deploy(third);

        assertThat(rollBack(Optional.of(first.version().substring(0, 8))).version())
                .isEqualTo(first.version());
        assertThatThrownBy(() -> rollBack(Optional.of("nope")))
                .hasMessageContaining("WADM stores no version \"nope\" of temperature")
                .hasMessageContaining(second.version());
        assertThatThrownBy(() -> rollBack(Optional.of(""))).hasMessageContaining("WADM stores no version");
    }

    @Test
    void a_workflow_that_nobody_deployed_has_nothing_to_go_back_to() {
        assertThatThrownBy(() -> rollBack(Optional.empty()))
                .hasMessageContaining("WADM stores no version of temperature");
    }

    @Test
    void schedules_go_back_too() {
        var hourly = new Schedule("clean", "@every 1h", Optional.empty(), "temp_sensor");
        CheckedManifest scheduled = checked(
                new Application("temperature", "", Examples.application().parts(), List.of(hourly)));
        deploy(scheduled);
        deploy(second);
        assertThat(schedules.kept).isEmpty();

        rollBack(Optional.empty());

        assertThat(schedules.kept).containsEntry("clean", hourly);
    }

    @Test
    void a_version_whose_secrets_are_gone_is_not_sent() {
        var secretly = new DeploySettings("nats://u:p@n:4222", HttpListener.defaults(), Map.of(), Map.of());
        Assembly assembly =
                new ApplicationAssembler(Examples::provider, secretly).assemble(Examples.workflow(), Examples.images());
        CheckedManifest withSecrets = checked(assembly.application());
        lattice.plan.add(() -> lattice.run(assembly.application()));
        deployer()
                .deploy(
                        Release.of(withSecrets, assembly.held(), Optional.empty(), this::notes, ReleaseTerms.usual()),
                        SETTINGS);
        deploy(second);
        lattice.configs.clear();
        lattice.orders.clear();

        assertThatThrownBy(() -> rollBack(Optional.empty()))
                .hasMessageContaining("takes secrets that are not in the lattice any more");
        assertThat(lattice.orders).isEmpty();
    }

    @Test
    void as_many_versions_are_kept_as_are_wanted_and_the_one_before_beside() {
        var terms = new ReleaseTerms(Optional.empty(), 2, OnFailure.KEEP);
        deploy(first);
        deploy(second, terms);
        deploy(third, terms);

        assertThat(lattice.versions("temperature")).containsExactly(second.version(), third.version());
        deploy(version(4), new ReleaseTerms(Optional.empty(), 1, OnFailure.KEEP));
        assertThat(lattice.versions("temperature")).containsExactly(version(4).version());
    }

    @Test
    void old_versions_go_where_there_is_no_room_and_never_the_one_that_runs() {
        List<StoredRelease> stored = IntStream.range(0, 5)
                .mapToObj(i -> new StoredRelease(
                        "v" + i,
                        StoredRelease.State.STORED,
                        Examples.application(),
                        ReleaseNotes.none(),
                        Pruning.ROOM / 5))
                .toList();

        assertThat(new Pruning(stored).toMakeRoomFor(1, Set.of("v0")))
                .extracting(StoredRelease::version)
                .containsExactly("v1");
        assertThat(new Pruning(stored.subList(0, 2)).toMakeRoomFor(1, Set.of())).isEmpty();
    }

    @Test
    void a_plan_for_another_version_than_the_deployed_one_is_refused() {
        deploy(first);
        lattice.orders.clear();
        var planned = new ReleaseTerms(Optional.of(new ReleaseTerms.Base(Optional.of("another"))), 10, OnFailure.KEEP);

        assertThatThrownBy(() -> deploy(second, planned))
                .hasMessageContaining("The plan is for a lattice with the version another of temperature, and now"
                        + " there is the version " + first.version());
        assertThat(lattice.orders).isEmpty();
    }

    @Test
    void a_deployment_that_fails_goes_back_where_that_is_wanted_and_fails_all_the_same() {
        deploy(first);
        lattice.orders.clear();
        lattice.planAfter(61, () -> lattice.run(first.application()));

        assertThatThrownBy(() -> deployed(second, rolling()))
                .hasMessageContaining("is not deployed after 60 s")
                .hasMessageContaining("was rolled back: the version " + first.version() + " runs again");
        assertThat(lattice.orders).endsWith("deploy temperature " + first.version());
        assertThat(told).containsExactly("back to " + first.version());
    }

    @Test
    void a_rollback_deletes_nothing_however_many_versions_are_stored() {
        for (int number = 1; number <= 12; number++) {
            deploy(version(number), new ReleaseTerms(Optional.empty(), 30, OnFailure.KEEP));
        }

        rollBack(Optional.empty());

        assertThat(lattice.versions("temperature")).hasSize(12);
    }

    @Test
    void what_runs_as_it_should_stays_though_old_versions_cannot_be_deleted() {
        deploy(first);
        deploy(second);
        lattice.deletesVersions = false;

        deploy(third, new ReleaseTerms(Optional.empty(), 1, OnFailure.ROLLBACK));

        assertThat(lattice.deployed).containsEntry("temperature", third.version());
        assertThat(told).containsExactly("not tidied: WADM does not answer. Start it");
    }

    @Test
    void a_first_deployment_that_fails_has_nothing_to_go_back_to() {
        assertThatThrownBy(() -> deployed(first, rolling()))
                .hasMessageContaining("No other version of temperature ran before");
        assertThat(told).isEmpty();
    }

    @Test
    void what_was_never_sent_is_not_rolled_back() {
        deploy(first);
        lattice.orders.clear();
        lattice.hosts.clear();

        assertThatThrownBy(() -> deployed(second, rolling()))
                .isInstanceOf(ProblemsException.class)
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("rolled back"));
        assertThat(lattice.orders).isEmpty();
    }

    @Test
    void what_may_not_run_is_refused_before_anything_is_sent_and_on_the_way_back_too() {
        deploy(first);
        deploy(second);
        lattice.orders.clear();
        Admission none = application -> {
            throw new ProblemsException(Problem.of(application.name() + " is not signed", "Sign it"));
        };

        assertThatThrownBy(() -> deployed(third, new ReleaseTerms(Optional.empty(), 10, OnFailure.ROLLBACK, none)))
                .hasMessageContaining("temperature is not signed")
                .hasMessageNotContaining("rolled back");
        assertThatThrownBy(() -> safe().rollBack("temperature", Optional.empty(), none, SETTINGS))
                .hasMessageContaining("temperature is not signed");
        assertThat(lattice.orders).isEmpty();
    }

    @Test
    void a_deployment_that_fails_goes_back_to_nothing_that_may_not_run() {
        deploy(first);
        lattice.orders.clear();
        lattice.planAfter(61, () -> lattice.run(first.application()));
        Admission newOnly = application -> {
            if (!application.equals(second.application())) {
                throw new ProblemsException(Problem.of(application.name() + " is not signed", "Sign it"));
            }
        };

        assertThatThrownBy(() -> deployed(second, new ReleaseTerms(Optional.empty(), 10, OnFailure.ROLLBACK, newOnly)))
                .hasMessageContaining("is not deployed after 60 s")
                .hasMessageContaining("has failed, too")
                .hasMessageContaining("temperature is not signed");
        assertThat(lattice.orders).doesNotContain("deploy temperature " + first.version());
    }

    private static ReleaseTerms rolling() {
        return new ReleaseTerms(Optional.empty(), 10, OnFailure.ROLLBACK);
    }

    private void deploy(CheckedManifest wanted) {
        deploy(wanted, ReleaseTerms.usual());
    }

    private void deploy(CheckedManifest wanted, ReleaseTerms terms) {
        lattice.plan.add(() -> lattice.run(wanted.application()));
        assertThat(deployed(wanted, terms).complete()).isTrue();
        lattice.plan.clear();
    }

    private Deployment deployed(CheckedManifest wanted, ReleaseTerms terms) {
        return safe().deploy(Release.of(wanted, List.of(), Optional.empty(), this::notes, terms), SETTINGS);
    }

    private Deployment rollBack(Optional<String> version) {
        lattice.plan.add(() -> releases().stream()
                .filter(StoredRelease::isDeployed)
                .forEach(release -> lattice.run(release.application())));
        Deployment deployment = safe().rollBack("temperature", version, Admission.free(), SETTINGS);
        lattice.plan.clear();
        return deployment;
    }

    private SafeDeployment safe() {
        return new SafeDeployment(lattice, this::deployer, listener());
    }

    private Deployer deployer() {
        return new Deployer(lattice, lattice, schedules, streams, lattice.paceFromNow(), listener());
    }

    private List<StoredRelease> releases() {
        return StoredVersions.releases(lattice, "temperature");
    }

    private ReleaseNotes notes() {
        return new ReleaseNotes(
                Optional.of(Instant.parse("2026-11-27T06:00:00Z")),
                Optional.of("ann"),
                Optional.of("0123456789ab"),
                Optional.empty(),
                Map.of("clean", "abc"));
    }

    private DeployListener listener() {
        return new DeployListener() {
            @Override
            public void rollingBack(String application, String version) {
                told.add("back to " + version);
            }

            @Override
            public void notTidied(ProblemsException fault) {
                told.add("not tidied: " + fault.getMessage());
            }
        };
    }

    private static CheckedManifest version(int number) {
        Map<String, String> images = new HashMap<>(Examples.images());
        images.replaceAll((component, image) -> image.replace(":1.0.0@", ":" + number + ".0.0@"));
        return checked(new ApplicationAssembler(Examples::provider, Examples.settings())
                .assemble(Examples.workflow(), images)
                .application());
    }

    private static CheckedManifest checked(Application application) {
        return CheckedManifest.of(new ManifestRenderer(Optional.empty()).render(application), Path.of("wadm.yaml"));
    }
}
