package io.pelato.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {

    private static final Problem UNKNOWN_KEY =
            Problem.at(new Location(Path.of("workflow.yaml"), 7, 5), "unknown key \"tpye\"", "Did you mean \"type\"?");

    @Test
    void a_fault_in_a_file_starts_with_the_place_that_an_editor_can_open() {
        assertThat(UNKNOWN_KEY).hasToString("workflow.yaml:7:5: unknown key \"tpye\". Did you mean \"type\"?");
    }

    @Test
    void a_message_that_ends_in_a_mark_of_its_own_gets_no_second_one() {
        assertThat(Problem.of("the engine says: Is it running?", "Start it"))
                .hasToString("the engine says: Is it running? Start it");
    }

    @Test
    void an_exception_tells_every_fault_on_a_line_of_its_own() {
        var exception = new ProblemsException(List.of(UNKNOWN_KEY, Problem.of("no host answers", "Start one")));

        assertThat(exception).hasMessage(UNKNOWN_KEY + "\nno host answers. Start one");
    }

    @Test
    void what_is_quoted_at_length_is_cut_and_the_advice_stays() {
        Problem word = Problem.of("\"" + "y".repeat(1_000_000) + "\" is no valid version", "Write 1.0.0");
        Problem words = Problem.of("the log says " + "no ".repeat(1_000_000), "Look there");

        assertThat(word).hasToString("\"" + "y".repeat(199) + "...\" is no valid version. Write 1.0.0");
        assertThat(words.toString()).hasSizeLessThan(20_100).endsWith("... Look there");
    }
}
