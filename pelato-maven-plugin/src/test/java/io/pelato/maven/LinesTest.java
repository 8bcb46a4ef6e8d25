package io.pelato.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.build.Arrival;
import io.pelato.build.BuildListener;
import io.pelato.build.Origin;
import io.pelato.build.WasmComponent;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.registry.PublishListener;
import io.pelato.registry.PublishRequest;
import io.pelato.registry.PublishedImage;
import io.pelato.rollout.DeployListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines that a user reads for what the library tells. */
class LinesTest {

    private final LinesLog log = new LinesLog();
    private final RunTimes times = new RunTimes();
    private final RunLog run = new RunLog(log, times);

    @TempDir
    private Path folder;

    @Test
    void a_build_tells_its_builder_and_where_each_component_came_from() {
        Locale.setDefault(Locale.GERMANY);
        BuildListener build = run.building();

        build.builderChosen("the tools on the PATH");
        build.imageBuildStarted("pelato:1", Path.of("build.log"));
        build.imageBuilt("pelato:1", 61_234);
        build.arrived(arrival(Origin.COMPILED, "compiled: not built here before"));
        build.arrived(arrival(Origin.CACHE, "unchanged, taken from the cache"));
        build.cacheNotTrimmed(Problem.of("The cache cannot be trimmed", "Look"));
        build.teamCacheFailed(Problem.of("The registry is away", "Wait"));

        assertThat(log.lines())
                .containsExactly(
                        "info Builder: the tools on the PATH",
                        "info Building pelato:1 (once for all projects; takes some minutes; log: build.log)",
                        "info Built pelato:1 in 61.2 s",
                        "info a: compiled: not built here before (1.5 s, 13 kB)",
                        "info a: unchanged, taken from the cache",
                        "warn The cache cannot be trimmed. Look",
                        "warn The team's cache is not used: The registry is away. Wait");
    }

    @Test
    void a_push_tells_its_login_and_each_image_and_warns_early() {
        PublishListener push = run.pushing();

        push.notConnected(new ProblemsException(Problem.of("Nobody answers", "Look")));
        push.loginFound("r.io", "ann", "settings.xml");
        push.sending(new PublishRequest("a", "1.0.0", Path.of("a.wasm")), 7);
        push.published(image(PublishedImage.Outcome.SENT));
        push.published(image(PublishedImage.Outcome.PRESENT));

        assertThat(log.lines())
                .containsExactly(
                        "warn The push would fail now: Nobody answers. Look",
                        "info Registry r.io: logged in as ann (settings.xml)",
                        "debug Sending a, 7 bytes",
                        "info a: pushed, r.io/a:1.0.0@sha256:1",
                        "info a: already in the registry, r.io/a:1.0.0@sha256:1");
    }

    @Test
    void a_deployment_tells_what_it_waits_for_and_no_more_than_a_line_holds() {
        DeployListener deploy = run.deploying();

        deploy.hostFound("h1", List.of("host-type=edge"));
        deploy.sent("app", "12ab");
        deploy.waitingFor(List.of("a", "b", "c", "d", "e"));
        deploy.failed("a", "h1", "no image");
        deploy.repeated("app");

        assertThat(log.lines())
                .containsExactly(
                        "info Host h1: host-type=edge",
                        "info Deploying app 12ab",
                        "info Waiting for a, b, c, and 2 more",
                        "warn a failed on h1: no image",
                        "info Nothing moves: asked WADM again for app");
    }

    @Test
    void schedules_tell_what_happened_to_them() {
        DeployListener schedules = run.deploying();

        schedules.scheduled("a", "@every 5s to a.tick");
        schedules.scheduledAlready("b", "@daily to b.tick");
        schedules.unscheduled("c");

        assertThat(log.lines())
                .containsExactly(
                        "info a is scheduled: @every 5s to a.tick",
                        "info b is scheduled already: @daily to b.tick",
                        "info c is no longer scheduled");
    }

    @Test
    void the_report_has_what_all_goals_told_and_nothing_of_a_goal_that_only_looks() throws IOException {
        run.building().arrived(arrival(Origin.COMPILED, "compiled: not built here before"));
        times.of("status").worked("status", "the whole goal", Instant.EPOCH, "");
        times.of("push").worked("push", "the whole goal", Instant.EPOCH, "");
        times.report(folder, Instant.EPOCH).write();

        assertThat(Files.readString(folder.resolve("report.json")))
                .contains("\"goal\" : \"build\"", "\"goal\" : \"push\"", "\"component\" : \"a\"")
                .doesNotContain("status");
    }

    @Test
    void one_problem_is_the_message_of_the_failure_and_several_are_lines_before_their_number() {
        MojoFailureException one = new Failure(log).of(new ProblemsException(Problem.of("It is dark", "Make light")));
        assertThat(one).hasMessage("It is dark. Make light");
        assertThat(log.lines()).containsExactly("debug ProblemsException");

        log.lines().clear();
        MojoFailureException two = new Failure(log)
                .of(new ProblemsException(List.of(Problem.of("It is dark", ""), Problem.of("It is cold", ""))));
        assertThat(two).hasMessage("2 problems, told above");
        assertThat(log.lines()).containsExactly("error It is dark", "error It is cold", "debug ProblemsException");
    }

    private static Arrival arrival(Origin origin, String reason) {
        return new Arrival(
                new WasmComponent("a", "1.0.0", "a.wasm", "00", 12_345, "11"),
                Path.of("a.wasm"),
                origin,
                reason,
                Instant.EPOCH,
                Duration.ofMillis(1_500));
    }

    private static PublishedImage image(PublishedImage.Outcome outcome) {
        return new PublishedImage("a", "r.io/a:1.0.0@sha256:1", "sha256:1", "sha256:2", outcome, 7);
    }
}
