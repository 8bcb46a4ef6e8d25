package io.pelato;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.generate.ComponentProject;
import io.pelato.schema.EditorView;
import io.pelato.template.TaskType;
import io.pelato.template.Templates;
import io.pelato.workflow.Task;
import io.pelato.workflow.Workflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A new project has no fault, and costs nobody a file. */
class InitStepTest {

    private static final List<String> TYPES =
            Templates.read(List.of()).types().stream().map(TaskType::name).toList();

    @TempDir
    private Path folder;

    static Stream<List<String>> choices() {
        return Stream.concat(
                TYPES.stream().map(List::of),
                Stream.of(TYPES, List.of("processor_nats", "processor_nats", "kvsync_nats")));
    }

    @ParameterizedTest
    @MethodSource("choices")
    void what_it_makes_has_no_fault_no_warning_and_no_mark_in_an_editor(List<String> types) throws IOException {
        init("shop", types);

        Workflow workflow = validated();
        assertThat(workflow.projectName()).isEqualTo("shop");
        assertThat(workflow.warnings()).isEmpty();
        assertThat(workflow.tasks()).hasSameSizeAs(types);
        assertThat(EditorView.of(Templates.read(List.of()), List.of("edge", "cloud"))
                        .marks(Files.readString(folder.resolve("workflow.yaml"))))
                .hasValue(List.of());
    }

    @Test
    void every_task_has_a_folder_of_its_own_in_one_go_module() throws IOException {
        init("shop", List.of("processor_nats", "processor_nats"));

        assertThat(validated().tasks())
                .extracting(Task::code)
                .containsExactly(folder.resolve("tasks/processor"), folder.resolve("tasks/processor_2"));
        assertThat(folder.resolve("tasks/go.mod")).hasContent("module shop\n\ngo 1.21\n");
    }

    @Test
    void a_task_reads_what_the_one_before_it_sends() {
        init("shop", List.of("producer_nats", "processor_nats", "dbsync_nats"));

        assertThat(validated().tasks().get(1).texts("source_topic")).containsExactly("shop.producer");
        assertThat(validated().tasks().get(2).texts("source_topic")).containsExactly("shop.processor");
        assertThat(validated().tasks().get(0).texts("schedule")).containsExactly("5s");
    }

    @Test
    void every_type_brings_code_to_begin_with() {
        assertThat(Templates.read(List.of()).types())
                .allSatisfy(type -> assertThat(type.starter()).isPresent());
    }

    @Test
    void nothing_is_written_when_anything_is_in_the_way_and_each_file_is_named() throws IOException {
        Path workflow = Files.writeString(folder.resolve("workflow.yaml"), "mine");
        Path code = folder.resolve("tasks/processor/processor.go");
        Files.createDirectories(code.getParent());
        Files.writeString(code, "mine");

        assertThatThrownBy(() -> init("shop", List.of("processor_nats")))
                .hasMessageContaining(workflow + " is there already, and nothing was written")
                .hasMessageContaining(code + " is there already, and nothing was written");

        assertThat(workflow).hasContent("mine");
        assertThat(code).hasContent("mine");
        assertThat(folder.resolve("pom.xml")).doesNotExist();
        assertThat(folder.resolve("tasks/go.mod")).doesNotExist();
    }

    @Test
    void a_file_in_the_place_of_a_folder_is_named() throws IOException {
        Files.writeString(folder.resolve("tasks"), "mine");

        assertThatThrownBy(() -> init("shop", List.of("processor_nats")))
                .hasMessageContaining(folder.resolve("tasks") + " is no folder, and nothing was written");
        assertThat(folder.resolve("pom.xml")).doesNotExist();
    }

    @Test
    void every_wrong_answer_is_told_at_once() {
        assertThatThrownBy(() -> init("my shop", List.of("procesor_nats", "lambda")))
                .hasMessageContaining("\"my shop\" cannot be the name of a workflow")
                .hasMessageContaining(
                        "pelato.init.types names \"procesor_nats\", and there is no such task type. Did you"
                                + " mean \"processor_nats\"? Types: " + String.join(", ", TYPES))
                .hasMessageContaining("pelato.init.types names \"lambda\"");
        assertThat(folder).isEmptyDirectory();
    }

    private void init(String name, List<String> types) {
        try (Pelato pelato = Pelato.open(TestWorkflow.silence())) {
            pelato.init(new InitRequest(folder, name, types, Map.of("pom.xml", "<project/>\n")));
        }
    }

    private Workflow validated() {
        try (Pelato pelato = Pelato.open(TestWorkflow.silence())) {
            Project project = new TestWorkflow(folder).project();
            List<ComponentProject> generated = pelato.generate(project);
            assertThat(generated).isNotEmpty();
            return pelato.validate(project);
        }
    }
}
