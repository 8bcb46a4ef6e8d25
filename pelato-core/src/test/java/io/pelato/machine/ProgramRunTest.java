package io.pelato.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramRunTest {

    @TempDir
    Path folder;

    @Test
    void both_outputs_and_the_exit_code_are_kept_and_the_input_is_empty() {
        ProgramRun run = run("cat; echo one; echo two >&2; exit 3");

        assertThat(run.exitCode()).hasValue(3);
        assertThat(run.output()).isEqualTo("one\ntwo\n");
        assertThat(run.succeeded()).isFalse();
        assertThat(run.end(1)).isEqualTo("two");
    }

    @Test
    void a_program_that_is_not_there_is_told_from_one_that_fails() {
        ProgramRun run = Programs.run(List.of("no-such-program"), Duration.ofSeconds(20));

        assertThat(run.isMissing()).isTrue();
        assertThat(run.output()).contains("no-such-program");
        assertThat(run("false").isMissing()).isFalse();
    }

    @Test
    void a_program_that_does_not_end_is_stopped() {
        ProgramRun run = Programs.run(List.of("sleep", "60"), Duration.ofMillis(50));

        assertThat(run.late()).isTrue();
        assertThat(run.succeeded()).isFalse();
        assertThat(run.said()).isEqualTo("nothing within its time");
    }

    @Test
    void what_is_not_utf_8_can_be_read_all_the_same() {
        assertThat(run("printf 'caf\\351'").output()).isEqualTo("caf\uFFFD");
    }

    @Test
    void the_log_holds_this_run_alone() throws IOException {
        Path log = Files.writeString(folder.resolve("log"), "the run before, which said more");

        Programs.run(List.of("echo", "this"), Duration.ofSeconds(20), log);

        assertThat(log).hasContent("this\n");
    }

    @Test
    void the_line_with_the_reason_is_found_between_what_an_engine_says_of_itself() {
        assertThat(run("echo 'Client: failed-over buildx'; echo ' Version: 1';"
                                + " echo 'ERROR: Cannot connect to the daemon'; echo 'errors pretty printing info'")
                        .said())
                .isEqualTo("Cannot connect to the daemon");
        assertThat(run("echo one; echo two; echo 'Run x --help'").said()).isEqualTo("two");
        assertThat(run("true").said()).isEqualTo("nothing");
    }

    private static ProgramRun run(String script) {
        return Programs.run(List.of("sh", "-c", script), Duration.ofSeconds(20));
    }
}
