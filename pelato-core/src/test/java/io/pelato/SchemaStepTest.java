package io.pelato;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.schema.WorkflowSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the schema for editors goes. */
class SchemaStepTest {

    @TempDir
    private Path folder;

    @Test
    void it_goes_to_the_output_and_can_be_written_again() throws IOException {
        SchemaFile file = written(Optional.empty());

        assertThat(file.path()).isEqualTo(folder.resolve("target/pelato/workflow.schema.json"));
        assertThat(Files.readString(file.path())).contains(WorkflowSchema.MARK);
        assertThat(written(Optional.empty())).isEqualTo(file);
    }

    @Test
    void a_broken_or_missing_workflow_does_not_matter() throws IOException {
        Files.writeString(folder.resolve("workflow.yaml"), "tasks: [");
        assertThat(written(Optional.empty()).path()).isNotEmptyFile();

        Files.delete(folder.resolve("workflow.yaml"));
        assertThat(written(Optional.of(folder.resolve("made/here.json"))).path())
                .isNotEmptyFile();
    }

    @Test
    void a_file_that_something_else_made_is_left_as_it_is() throws IOException {
        Path workflow = Files.writeString(folder.resolve("workflow.yaml"), "tasks: []");

        assertThatThrownBy(() -> written(Optional.of(workflow)))
                .hasMessage(workflow
                        + " was not made by this goal, and is left as it is. Move it away, or name another file");
        assertThat(workflow).hasContent("tasks: []");
    }

    private SchemaFile written(Optional<Path> file) {
        try (Pelato pelato = Pelato.open(TestWorkflow.silence())) {
            return pelato.schema(new SchemaRequest(new TestWorkflow(folder).project(), file));
        }
    }
}
