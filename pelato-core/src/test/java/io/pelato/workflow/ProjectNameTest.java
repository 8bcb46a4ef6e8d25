package io.pelato.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application's name is known whatever else is wrong: what runs can be found and taken away. */
class ProjectNameTest {

    @TempDir
    private Path folder;

    @Test
    void the_name_is_read_where_tasks_types_and_code_are_broken() throws IOException {
        assertThat(name("project_name: plant\ntasks: [{type: nonsense, code: none.go, version: ${unknown}}]\n"))
                .isEqualTo("plant");
    }

    @Test
    void the_name_is_read_from_a_file_that_is_no_yaml() throws IOException {
        assertThat(name("project_name: plant   # ours\ntasks:\n  - name: [\n")).isEqualTo("plant");
        assertThat(name("project_name: \"plant\"\n\ttasks:\n")).isEqualTo("plant");
    }

    @Test
    void a_property_stands_for_its_value() throws IOException {
        assertThat(name("project_name: ${stage}-plant\ntasks: []\n")).isEqualTo("test-plant");
    }

    @Test
    void without_a_name_or_a_file_it_is_that_of_the_project() throws IOException {
        assertThat(name("tasks: []\n")).isEqualTo("artifact-id");
        assertThat(name("tasks: [\n")).isEqualTo("artifact-id");
        Files.delete(folder.resolve("workflow.yaml"));
        assertThat(ProjectName.read(folder.resolve("workflow.yaml"), settings()))
                .isEqualTo("artifact-id");
    }

    @Test
    void a_name_with_a_property_that_nobody_knows_is_told_and_not_guessed() {
        assertThatThrownBy(() -> name("project_name: ${nobody}\ntasks: []\n"))
                .hasMessageContaining("there is no property \"nobody\"");
    }

    private String name(String workflow) throws IOException {
        return ProjectName.read(Files.writeString(folder.resolve("workflow.yaml"), workflow), settings());
    }

    private WorkflowSettings settings() {
        return new WorkflowSettings(
                "artifact-id",
                folder,
                folder.resolve("tasks"),
                List.of("edge"),
                1,
                property -> Optional.ofNullable(Map.of("stage", "test").get(property)));
    }
}
