package io.pelato.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.module.ModuleCache;
import io.pelato.problem.FaultyFiles;
import io.pelato.problem.ProblemsException;
import io.pelato.template.Templates;
import io.pelato.template.TestTemplates;
import io.pelato.workflow.TestProject;
import io.pelato.workflow.Workflow;
import io.pelato.workflow.WorkflowReader;
import io.pelato.workflow.WorkflowSettings;
import io.pelato.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a disk answers, reading and generating end in a fault that names the file, and in no other exception. */
class UnreadableFilesTest {

    @TempDir
    private Path folder;

    static Stream<Named<Supplier<IOException>>> failures() {
        return Stream.of(
                Named.of("no file", () -> new NoSuchFileException("f")),
                Named.of("no right", () -> new AccessDeniedException("f")),
                Named.of("no text", () -> new MalformedInputException(1)),
                Named.of("no folder", () -> new NotDirectoryException("f")),
                Named.of("links in a circle", () -> new FileSystemLoopException("f")),
                Named.of("a folder", () -> new IOException("Is a directory")),
                Named.of("a disk's fault", () -> new FileSystemException("f", null, "Input/output error")),
                Named.of("no words", IOException::new));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void the_workflow_s_file(Supplier<IOException> failure) {
        TestProject.in(folder).with("workflow.yaml", TestProject.TASK);
        Path project = FaultyFiles.of(folder, "workflow.yaml", failure);

        endsWithAFault(() -> read(project, TestTemplates.read()), "workflow.yaml");
        endsWithAFault(
                () -> YamlReader.read(project.resolve("workflow.yaml"), Path.of("workflow.yaml")), "workflow.yaml");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void the_file_of_a_task(Supplier<IOException> failure) {
        TestProject.in(folder).with("workflow.yaml", TestProject.TASK);

        endsWithAFault(
                () -> read(FaultyFiles.of(folder, "aggregate.go", failure), TestTemplates.read()),
                "workflow.yaml:4:9: cannot read tasks/aggregate.go: ");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void the_folder_of_the_tasks_where_a_file_is_missing(Supplier<IOException> failure) {
        TestProject.in(folder).with("workflow.yaml", TestProject.TASK.replace("aggregate.go", "other.go"));

        endsWithAFault(
                () -> read(FaultyFiles.of(folder, "tasks", failure), TestTemplates.read()),
                "workflow.yaml:4:9: there is no file tasks/other.go. Check that you may read tasks");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void the_folder_of_a_workflow_that_is_missing(Supplier<IOException> failure) {
        Path project = FaultyFiles.of(folder, String.valueOf(folder.getFileName()), failure);

        endsWithAFault(() -> read(project, TestTemplates.read()), "There is no file ");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void the_folders_and_files_of_templates(Supplier<IOException> failure) throws IOException {
        Path own = ownType();

        for (String name : List.of("types", "template.yaml", "parts", "providers", "own.yaml")) {
            endsWithAFault(() -> Templates.read(List.of(FaultyFiles.of(own, name, failure))), name);
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void the_files_that_a_project_is_made_of(Supplier<IOException> failure) throws IOException {
        Path own = ownType();
        TestProject.in(folder).with("workflow.yaml", TestProject.TASK.replace("processor_nats", "own"));

        for (String name : List.of("files", "main.go.ftl", "table.txt")) {
            Workflow workflow = read(folder, Templates.read(List.of(FaultyFiles.of(own, name, failure))));
            endsWithAFault(
                    () -> new ProjectGenerator(
                                    folder.resolve("out/generated"), folder, new ModuleCache(folder.resolve("cache")))
                            .generate(workflow),
                    name);
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void the_folder_that_projects_are_written_to(Supplier<IOException> failure) {
        TestProject.in(folder).with("workflow.yaml", TestProject.TASK);
        Workflow workflow = read(folder, TestTemplates.read());
        Path output = FaultyFiles.of(folder, "out", failure).resolve("out/generated");

        endsWithAFault(
                () -> new ProjectGenerator(output, folder, new ModuleCache(folder.resolve("cache"))).generate(workflow),
                "Cannot write the generated code");
    }

    @Test
    void the_code_of_a_task_that_went_away_after_it_was_read() throws IOException {
        TestProject.in(folder).with("workflow.yaml", TestProject.TASK);
        Workflow workflow = read(folder, TestTemplates.read());
        Files.delete(folder.resolve("tasks/aggregate.go"));

        endsWithAFault(
                () -> new ProjectGenerator(
                                folder.resolve("out/generated"), folder, new ModuleCache(folder.resolve("cache")))
                        .generate(workflow),
                "Cannot read tasks/aggregate.go: it is not there");
    }

    private Path ownType() throws IOException {
        Path own = folder.resolve("own");
        String descriptor = Files.readString(TestTemplates.folder().resolve("types/processor_nats/template.yaml"))
                .replace("type: processor_nats", "type: own")
                .replace("parts: [runtime]", "parts: [extra]");
        write(own.resolve("types/own/template.yaml"), descriptor);
        write(own.resolve("types/own/files/main.go.ftl"), "package main\n");
        write(own.resolve("types/own/files/table.txt"), "a\n");
        write(own.resolve("parts/extra/extra.go"), "package main\n");
        write(own.resolve("providers/own.yaml"), "name: own\nimage: registry.example/own:1\n");
        return own;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static Workflow read(Path project, Templates templates) {
        var settings = new WorkflowSettings("p", project, project.resolve("tasks"), List.of("cloud", "edge"), 10);
        return new WorkflowReader(templates, settings).read(project.resolve("workflow.yaml"));
    }

    private static void endsWithAFault(ThrowingCallable step, String part) {
        assertThatThrownBy(step).isInstanceOfSatisfying(ProblemsException.class, e -> {
            assertThat(e).hasMessageContaining(part);
            assertThat(e.problems()).hasSize(1);
        });
    }
}
