package io.pelato;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the picture of a workflow goes. */
class GraphStepTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void there_is_a_workflow() {
        TestWorkflow.in(folder);
    }

    @Test
    void it_goes_to_the_output_in_three_forms_and_can_be_drawn_again() {
        GraphFiles files = drawn(Optional.empty());

        assertThat(files.svg()).isEqualTo(folder.resolve("target/pelato/graph/workflow.svg"));
        assertThat(files.svg()).content().contains("<svg ");
        assertThat(files.mermaid()).content().contains("flowchart LR");
        assertThat(files.page()).content().startsWith("<!DOCTYPE html>");
        assertThat(drawn(Optional.empty())).isEqualTo(files);
    }

    @Test
    void nothing_is_drawn_where_a_file_of_the_user_s_is_in_the_way() throws IOException {
        Files.writeString(folder.resolve("workflow.html"), "mine");

        assertThatThrownBy(() -> drawn(Optional.of(folder)))
                .hasMessage(folder.resolve("workflow.html")
                        + " was not made by this goal, and is left as it is. Move it away, or name another file");
        assertThat(folder.resolve("workflow.html")).hasContent("mine");
        assertThat(folder.resolve("workflow.svg")).doesNotExist();
    }

    @Test
    void a_workflow_with_faults_is_not_drawn() throws IOException {
        Files.writeString(folder.resolve("workflow.yaml"), "tasks: []");

        assertThatThrownBy(() -> drawn(Optional.empty())).hasMessageContaining("\"tasks\" must be a list");
        assertThat(folder.resolve("target")).doesNotExist();
    }

    private GraphFiles drawn(Optional<Path> where) {
        try (Pelato pelato = Pelato.open(TestWorkflow.silence())) {
            return pelato.graph(new GraphRequest(new TestWorkflow(folder).project(), where));
        }
    }
}
