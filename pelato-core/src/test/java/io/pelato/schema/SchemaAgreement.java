package io.pelato.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.template.Templates;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** That an editor with the schema and Pelato's own check say the same of a workflow, as far as a schema can. */
public final class SchemaAgreement {

    /** Faults that no schema can tell, by what they are about. */
    private static final List<Pattern> BEYOND_A_SCHEMA = List.of(
            about(
                    "the tasks' Go code, and which files there are",
                    "^[^:]*(?:\\.go|go\\.mod|go\\.sum):|is no Go file in|is a folder|there is no file|holds no Go file|no function exec_task in|this text holds the character NUL"),
            about(
                    "how tasks relate",
                    "is taken by the task|is taken: with|are one name to WADM|starts the task|comes back to it|cannot be kept"),
            about("what is hardly meant as a label", "is no label that a target can name"),
            about(
                    "the calendar",
                    "There is no time zone|None of its months has such a day|intervals of up to 292 years"),
            about("the database's own names", "PostgreSQL has a type of this name"),
            about("what is hardly meant as a topic", "or a topic that is called otherwise"),
            about("the properties of a project", "there is no property|is a value of Maven's|has a default, which"),
            about("how a number is written that YAML reads", "\"0[0-9]+\" is no port"));

    private SchemaAgreement() {}

    /** What a workflow's check gives, after an editor's view of the same text was compared with it. */
    public static <T> T compared(String workflow, Templates templates, List<String> targets, Supplier<T> check) {
        Optional<List<String>> marks = EditorView.of(templates, targets).marks(workflow);
        try {
            T result = check.get();
            assertThat(marks)
                    .as("an editor's marks in a workflow without a fault:%n%s", workflow)
                    .hasValue(List.of());
            return result;
        } catch (ProblemsException e) {
            if (marks.filter(List::isEmpty).isPresent()) {
                assertThat(e.problems())
                        .as("faults that a schema could have told:%n%s", workflow)
                        .allMatch(SchemaAgreement::isBeyondASchema);
            }
            throw e;
        }
    }

    private static Pattern about(String unused, String words) {
        return Pattern.compile(words);
    }

    private static boolean isBeyondASchema(Problem problem) {
        String text = problem.toString();
        return BEYOND_A_SCHEMA.stream().anyMatch(kind -> kind.matcher(text).find());
    }
}
