package io.pelato.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.Listeners;
import io.pelato.Pelato;
import io.pelato.TestRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which tests are run, and what is said where there are none. */
class TestMojoTest {

    @TempDir
    private Path folder;

    @Test
    void all_tests_are_wanted_and_reported_beside_those_of_surefire() {
        TestRequest request = goal().ready(TestMojo.class).request();

        assertThat(request.selection().isOfSome()).isFalse();
        assertThat(request.reports()).isEqualTo(folder.resolve("target/surefire-reports"));
        assertThat(request.limit()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void the_property_test_chooses() {
        TestRequest request =
                goal().commandLine("test", "mean#of one").ready(TestMojo.class).request();

        assertThat(request.selection().has("mean", "of one")).isTrue();
        assertThat(request.selection().has("mean", "of two")).isFalse();
    }

    @Test
    void a_project_without_tests_is_not_built_and_nothing_is_said() throws IOException {
        var log = new LinesLog();
        TestMojo mojo = project().ready(TestMojo.class);
        mojo.setLog(log);

        try (Pelato pelato = pelato(log)) {
            mojo.run(pelato);
        }

        assertThat(log.lines()).isEmpty();
        assertThat(folder.resolve("target")).doesNotExist();
    }

    @Test
    void a_test_that_is_chosen_and_not_there_is_a_failure_unless_other_modules_have_it() throws IOException {
        var log = new LinesLog();
        TestGoal goal = project().commandLine("test", "PipelineIT");

        try (Pelato pelato = pelato(log)) {
            TestMojo mojo = goal.ready(TestMojo.class);
            assertThatThrownBy(() -> mojo.run(pelato))
                    .hasMessageStartingWith("No test matches -Dtest=PipelineIT. Name a");
            goal.commandLine("surefire.failIfNoSpecifiedTests", "false")
                    .ready(TestMojo.class)
                    .run(pelato);
        }
    }

    @Test
    void both_ways_to_skip_tests_are_known() throws IOException {
        for (String property : new String[] {"skipTests", "maven.test.skip"}) {
            var log = new LinesLog();
            TestMojo mojo = project().commandLine(property, "true").ready(TestMojo.class);
            mojo.setLog(log);

            try (Pelato pelato = pelato(log)) {
                mojo.run(pelato);
            }

            assertThat(log.lines()).containsExactly("info Tests are skipped");
        }
    }

    private static Pelato pelato(LinesLog log) {
        Listeners listeners = new RunLog(log, new RunTimes());
        return Pelato.open(listeners);
    }

    private TestGoal project() throws IOException {
        Files.createDirectories(folder.resolve("tasks"));
        Files.writeString(
                folder.resolve("tasks/mean.go"), "package main\n\nfunc exec_task(a string) string { return a }\n");
        Files.writeString(folder.resolve("workflow.yaml"), """
                tasks:
                - {name: Mean, type: processor_nats, code: mean.go, target: edge, source_topic: in, dest_topic: out,
                   component_name: mean, version: 1.0.0}
                """);
        return goal();
    }

    private TestGoal goal() {
        return TestGoal.of("test", folder);
    }
}
