package io.pelato.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.problem.ProblemsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The conversation with the program that runs components; a shell script plays the program. */
@Timeout(60)
class TaskRunnerTest {

    private static final String READY = "echo '{\"ready\": \"1\"}'; ";

    @TempDir
    private Path folder;

    @Test
    void a_call_is_a_line_with_the_component_its_configuration_and_the_message() {
        answered("{\"outcome\": \"returned\", \"out\": []}");

        assertThat(folder.resolve("line"))
                .hasContent("{\"component\":\"a.wasm\",\"config\":{\"b\":\"2\",\"task\":\"a\"},\"seconds\":1.5,"
                        + "\"message\":{\"id\":\"7\",\"attempt\":1,\"subject\":\"in\",\"text\":\"21 °C\"}}");
    }

    @Test
    void a_body_that_is_no_text_crosses_as_base64_both_ways() {
        Answer answer = answered(
                "{\"outcome\": \"returned\", \"out\": [{\"subject\": \"out\", \"base64\": \"/w==\"}]}",
                Body.of(new byte[] {(byte) 0xfe}));

        assertThat(folder.resolve("line")).content().contains("\"base64\":\"/g==\"");
        assertThat(answer.outcome()).isEqualTo(new Outcome.Returned(List.of(new Outgoing("out", Body.of(new byte[] {
            (byte) 0xff
        })))));
    }

    @Test
    void each_way_in_which_a_task_fails_is_an_outcome_of_its_own() {
        assertThat(failed("refused")).isEqualTo(new Outcome.Refused("why"));
        assertThat(failed("again")).isEqualTo(new Outcome.TryAgain("why"));
        assertThat(failed("ended")).isEqualTo(new Outcome.Ended("why"));
        assertThat(failed("trapped")).isEqualTo(new Outcome.Trapped("why"));
        assertThat(failed("late")).isEqualTo(new Outcome.TookTooLong("why"));
    }

    @Test
    void what_the_task_wrote_comes_with_the_outcome() {
        assertThat(answered("{\"outcome\": \"refused\", \"reason\": \"why\", \"log\": [\"one\", \"two\"]}")
                        .log())
                .containsExactly("one", "two");
    }

    @Test
    void a_component_that_cannot_be_called_is_told() {
        assertThatThrownBy(() -> failed("uncallable"))
                .isInstanceOf(ProblemsException.class)
                .hasMessageStartingWith("The component cannot be run: why. Types of tasks that run here");
    }

    @Test
    void a_program_that_cannot_run_components_says_so_with_what_to_do() {
        assertThatThrownBy(() -> start("echo '{\"unfit\": \"python3 has no package\"}'"))
                .isInstanceOf(ProblemsException.class)
                .hasMessage("Components cannot be run: python3 has no package. Install it");
    }

    @Test
    void a_program_that_ends_is_told_with_its_last_words() {
        try (TaskRunner runner = start(READY + "read line; echo 'out of memory' >&2")) {
            assertThatThrownBy(() -> runner.call(call(Body.of(""))))
                    .isInstanceOf(ProblemsException.class)
                    .hasMessageStartingWith(
                            "The program that runs components has failed: it has ended\nout of memory. Run the goal");
        }
    }

    @Test
    void the_end_of_the_input_is_the_end_of_the_program() {
        start(READY + "cat > /dev/null; echo end > " + folder.resolve("end")).close();

        assertThat(folder.resolve("end")).hasContent("end");
    }

    private Outcome failed(String kind) {
        return answered("{\"outcome\": \"" + kind + "\", \"reason\": \"why\", \"log\": []}")
                .outcome();
    }

    private Answer answered(String answer) {
        return answered(answer, Body.of("21 °C"));
    }

    private Answer answered(String answer, Body body) {
        String line = folder.resolve("line").toString();
        try (TaskRunner runner =
                start(READY + "read -r line; printf '%s\\n' \"$line\" > " + line + "; echo '" + answer + "'; cat")) {
            return runner.call(call(body));
        }
    }

    private static Call call(Body body) {
        return new Call(
                "a.wasm",
                Map.of("task", "a", "b", "2"),
                new Message("7", 1, "in", body),
                Duration.ofMillis(1500),
                Optional.empty());
    }

    private TaskRunner start(String script) {
        assertThat(Files.isDirectory(folder)).isTrue();
        return TaskRunner.start(new Place.Start(List.of("sh", "-c", script), Map.of(), "Install it"));
    }
}
