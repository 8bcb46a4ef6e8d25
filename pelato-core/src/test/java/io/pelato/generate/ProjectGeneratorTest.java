package io.pelato.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.module.ModuleCache;
import io.pelato.problem.ProblemsException;
import io.pelato.template.TestTemplates;
import io.pelato.workflow.TestProject;
import io.pelato.workflow.Workflow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectGeneratorTest {

    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2001-01-01T00:00:00Z"));
    private static final String OTHER = TestProject.TASK
            .replace("tasks:\n", "")
            .replace("aggregate.go", "other.go")
            .replace("data_aggregation", "other");

    @TempDir
    private Path folder;

    private TestProject project;
    private Path output;

    @BeforeEach
    void a_project_with_two_equal_go_files() {
        project = TestProject.in(folder).with("tasks/other.go", TestProject.GO);
        output = folder.resolve("target/pelato/sources");
    }

    private List<ComponentProject> generate(String workflow) {
        return generate(project.read(workflow));
    }

    private List<ComponentProject> generate(Workflow workflow) {
        return new ProjectGenerator(output, folder, new ModuleCache(folder.resolve("cache"))).generate(workflow);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(output)) {
            return files.filter(file -> !file.equals(output) && !file.endsWith(WrittenFiles.NAME))
                    .map(file -> output.relativize(file) + (Files.isDirectory(file) ? "/" : ""))
                    .sorted()
                    .toList();
        }
    }

    private Path write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.writeString(file, content);
    }

    @Test
    void a_project_is_parts_the_type_s_files_and_the_user_s_code() throws IOException {
        ComponentProject generated = generate(TestProject.TASK).get(0);

        assertThat(files())
                .containsExactly(
                        "data_aggregation/",
                        "data_aggregation/go.mod",
                        "data_aggregation/main.go",
                        "data_aggregation/pelato/",
                        "data_aggregation/pelato/pelato.go",
                        "data_aggregation/task.go");
        assertThat(generated.componentName()).isEqualTo("data_aggregation");
        assertThat(generated.version()).isEqualTo("1.0.0");
        assertThat(generated.world()).isEqualTo("processor");
        assertThat(generated.directory()).isEqualTo(output.resolve("data_aggregation"));
        assertThat(generated.code()).isEqualTo(Path.of("tasks/aggregate.go"));
    }

    @Test
    void only_files_with_the_suffix_are_rendered() {
        generate(TestProject.TASK);

        assertThat(output.resolve("data_aggregation/main.go")).content().contains("in the form string.");
        assertThat(output.resolve("data_aggregation/pelato/pelato.go"))
                .content()
                .contains("${nothing}");
    }

    @Test
    void the_user_s_code_is_copied_byte_for_byte() throws IOException {
        byte[] code = "package main\r\n\r\n// caf\u00e9\t\r\nfunc exec_task(s string) string { return s }"
                .getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve("tasks/aggregate.go"), code);

        generate(TestProject.TASK);

        assertThat(output.resolve("data_aggregation/task.go")).hasBinaryContent(code);
    }

    @Test
    void files_that_are_right_already_are_left_alone() throws IOException {
        generate(TestProject.TASK);
        for (String name : List.of("go.mod", "main.go", "task.go")) {
            Files.setLastModifiedTime(output.resolve("data_aggregation").resolve(name), LONG_AGO);
        }
        write("tasks/aggregate.go", TestProject.GO + "// changed\n");
        write("target/pelato/sources/data_aggregation/go.mod", "module meddled\n");

        generate(TestProject.TASK);

        assertThat(Files.getLastModifiedTime(output.resolve("data_aggregation/main.go")))
                .isEqualTo(LONG_AGO);
        assertThat(output.resolve("data_aggregation/task.go")).content().endsWith("// changed\n");
        assertThat(output.resolve("data_aggregation/go.mod")).content().startsWith("module component");
    }

    @Test
    void what_projects_have_in_common_is_one_file_with_a_link_from_each() throws IOException {
        generate(TestProject.TASK + OTHER);

        assertThat(Files.isSameFile(output.resolve("data_aggregation/main.go"), output.resolve("other/main.go")))
                .isTrue();
        assertThat(Files.isSameFile(output.resolve("data_aggregation/task.go"), output.resolve("other/task.go")))
                .isFalse();
    }

    @Test
    void a_template_with_a_task_file_of_its_own_leaves_each_project_its_own_code() throws IOException {
        Path type = folder.resolve("templates/types/processor_nats");
        copy(TestTemplates.folder().resolve("types/processor_nats"), type);
        write("templates/types/processor_nats/files/task.go", "package example\n");
        copy(TestTemplates.folder().resolve("parts"), folder.resolve("templates/parts"));
        copy(TestTemplates.folder().resolve("providers"), folder.resolve("templates/providers"));
        String other = TestProject.GO.replace("package main", "package main // another");
        Workflow workflow = TestProject.in(folder, TestTemplates.of(folder.resolve("templates")))
                .with("tasks/other.go", other)
                .read(TestProject.TASK + OTHER);

        List<ComponentProject> generated = generate(workflow);

        assertThat(output.resolve("data_aggregation/task.go")).hasContent(TestProject.GO);
        assertThat(output.resolve("other/task.go")).hasContent(other);
        assertThat(generated.get(0).digest()).isNotEqualTo(generated.get(1).digest());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    @Test
    void a_linked_file_that_was_meddled_with_is_mended_in_every_project() throws IOException {
        generate(TestProject.TASK + OTHER);
        write("target/pelato/sources/other/main.go", "package meddled\n");

        generate(TestProject.TASK + OTHER);

        assertThat(output.resolve("other/main.go")).content().contains("in the form string.");
        assertThat(output.resolve("data_aggregation/main.go")).content().contains("in the form string.");
    }

    @Test
    void files_that_a_template_has_no_more_are_removed_with_their_folders() throws IOException {
        write("templates/types/own/files/gen/old/old.go", "package old\n");
        generateWith("package main\n");
        assertThat(output.resolve("own/gen/old/old.go")).exists();

        Files.delete(folder.resolve("templates/types/own/files/gen/old/old.go"));
        generateWith("package main\n");

        assertThat(files()).containsExactly("own/", "own/main.go", "own/task.go");
    }

    @Test
    void a_file_of_somebody_else_in_a_project_is_left_alone_and_told_because_it_would_be_compiled() throws IOException {
        generate(TestProject.TASK);
        Path mine = write("target/pelato/sources/data_aggregation/mine.go", "package main\n");
        Path ofAnEditor = write("target/pelato/sources/data_aggregation/.settings", "");

        assertThatThrownBy(() -> generate(TestProject.TASK))
                .isInstanceOf(ProblemsException.class)
                .hasMessage("Pelato did not write " + mine + ", which would become part of the component. Move it away,"
                        + " or give Pelato a folder of its own (pelato.output)");
        assertThat(mine).hasContent("package main\n");
        assertThat(ofAnEditor).exists();
    }

    @Test
    void a_file_of_somebody_else_is_never_overwritten() throws IOException {
        Path mine = write("target/pelato/sources/data_aggregation/main.go", "package precious\n");

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> generate(TestProject.TASK))
                    .isInstanceOf(ProblemsException.class)
                    .hasMessageStartingWith("Pelato needs the place of " + mine + ", which it did not write. ");
            assertThat(mine).hasContent("package precious\n");
        }
    }

    @Test
    void files_and_folders_beside_the_projects_stay_whoever_s_they_are() throws IOException {
        Path notes = write("target/pelato/sources/mine/notes.txt", "precious");
        Path sibling = write("target/pelato/common/mine/notes.txt", "precious");
        generate(TestProject.TASK + OTHER);
        Path later = write("target/pelato/sources/other/.notes", "precious");

        generate(TestProject.TASK);

        assertThat(List.of(notes, sibling, later))
                .allSatisfy(file -> assertThat(file).hasContent("precious"));
        assertThat(output.resolve("other/main.go")).doesNotExist();
    }

    @Test
    void a_file_may_take_the_place_of_a_folder_and_a_folder_that_of_a_file() throws IOException {
        write("templates/types/own/files/a/inner.txt", "");
        write("templates/types/own/files/b", "");
        generateWith("package main\n");
        Files.delete(folder.resolve("templates/types/own/files/a/inner.txt"));
        Files.delete(folder.resolve("templates/types/own/files/a"));
        Files.delete(folder.resolve("templates/types/own/files/b"));
        write("templates/types/own/files/a", "");
        write("templates/types/own/files/b/inner.txt", "");

        generateWith("package main\n");

        assertThat(output.resolve("own/a")).isRegularFile();
        assertThat(output.resolve("own/b/inner.txt")).isRegularFile();
    }

    @Test
    void components_that_the_workflow_has_no_more_are_removed() {
        generate(TestProject.TASK + OTHER);

        generate(TestProject.TASK);

        assertThat(output.resolve("other")).doesNotExist();
        assertThat(output.resolve("data_aggregation")).isDirectory();
    }

    @Test
    void a_template_that_has_a_task_file_of_its_own_gives_each_task_its_own_code() throws IOException {
        write("templates/types/own/files/task.go", "package main\n// the template's\n");
        write("tasks/other.go", TestProject.GO + "// other\n");
        generateWith("package main\n", """
                - type: own
                  code: other.go
                  target: edge
                  component_name: other
                  version: 1.0.0
                """);

        assertThat(output.resolve("own/task.go")).hasContent(TestProject.GO);
        assertThat(output.resolve("other/task.go")).hasContent(TestProject.GO + "// other\n");
    }

    @Test
    void describing_a_workflow_tells_the_same_projects_and_writes_nothing() {
        Workflow workflow = project.read(TestProject.TASK);

        List<ComponentProject> described =
                new ProjectGenerator(output, folder, new ModuleCache(folder.resolve("cache"))).describe(workflow);

        assertThat(output).doesNotExist();
        assertThat(described).isEqualTo(generate(TestProject.TASK));
    }

    @Test
    void projects_come_in_the_order_of_the_tasks() {
        assertThat(generate("tasks:\n" + OTHER + TestProject.TASK.replace("tasks:\n", "")))
                .extracting(ComponentProject::componentName)
                .containsExactly("other", "data_aggregation");
    }

    @Test
    void equal_code_of_one_type_has_one_digest_whatever_else_differs() {
        List<ComponentProject> projects = generate(TestProject.TASK
                + OTHER.replace("temp_sensor", "elsewhere")
                        .replace("1.0.0", "2.0.0")
                        .replace("edge, ", ""));

        assertThat(projects.get(1).digest())
                .matches("[0-9a-f]{64}")
                .isEqualTo(projects.get(0).digest());
    }

    @Test
    void other_code_has_another_digest() throws IOException {
        write("tasks/other.go", TestProject.GO.replace("return arg", "return arg + arg"));

        List<ComponentProject> projects = generate(TestProject.TASK + OTHER);

        assertThat(projects.get(1).digest()).isNotEqualTo(projects.get(0).digest());
    }

    @Test
    void another_form_and_another_type_have_another_digest() throws IOException {
        write("tasks/other.go", "package main\n\nfunc exec_task(b []byte) []byte { return b }\n");
        String bytes = generate(TestProject.TASK + OTHER).get(1).digest();
        String text = generate(TestProject.TASK).get(0).digest();
        String producer = generate(TestProject.TASK.replace("processor_nats", "producer_nats"))
                .get(0)
                .digest();

        assertThat(List.of(bytes, text, producer)).doesNotHaveDuplicates();
    }

    @Test
    void the_same_workflow_has_the_same_digest_again() {
        assertThat(generate(TestProject.TASK)).isEqualTo(generate(TestProject.TASK));
    }

    @Test
    void a_template_that_uses_more_than_the_form_is_told() throws IOException {
        assertThatThrownBy(() -> generateWith("// ${form} ${component}\n"))
                .isInstanceOf(ProblemsException.class)
                .hasMessage(
                        "The template main.go.ftl of task type own cannot be rendered: there is no value `component`"
                                + " (line 1, column 14). It may use the variable `form` alone, so that equal code makes equal"
                                + " components");
    }

    @Test
    void a_template_that_is_no_freemarker_is_told() throws IOException {
        assertThatThrownBy(() -> generateWith("package main\n<#if form == 'string'>\n"))
                .isInstanceOf(ProblemsException.class)
                .hasMessageStartingWith(
                        "The template main.go.ftl of task type own cannot be rendered: Unexpected end of"
                                + " file reached. You have an unclosed #if.")
                .hasMessageContaining("(line 2, column 23)");
    }

    @Test
    void an_output_that_cannot_be_written_is_told() throws IOException {
        write("target/pelato/sources", "a file where the folder should be");

        assertThatThrownBy(() -> generate(TestProject.TASK))
                .isInstanceOf(ProblemsException.class)
                .hasMessage("Cannot write the generated code below " + output + ": another file stands in its place ("
                        + output + "). Check that the folder can be written and that the disk has room");
    }

    private void generateWith(String template) throws IOException {
        generateWith(template, "");
    }

    private void generateWith(String template, String more) throws IOException {
        write("templates/types/own/template.yaml", """
                type: own
                summary: A type of the user's own.
                world: processor
                signatures: [string]
                """);
        write("templates/types/own/files/main.go.ftl", template);
        TestProject own = TestProject.in(folder, TestTemplates.of(folder.resolve("templates")));
        generate(own.read("""
                tasks:
                - type: own
                  code: aggregate.go
                  target: edge
                  component_name: own
                  version: 1.0.0
                """ + more));
    }
}
