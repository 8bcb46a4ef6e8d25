package io.pelato;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.generate.ComponentProject;
import io.pelato.report.RunReport;
import io.pelato.workflow.Task;
import io.pelato.workflow.Workflow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run reads and generates once, and again only where something changed under it. */
class PelatoTest {

    @TempDir
    private Path folder;

    private TestWorkflow workflow;

    @BeforeEach
    void there_is_a_workflow() {
        workflow = TestWorkflow.in(folder);
    }

    @Test
    void the_workflow_is_read_and_the_code_generated_once_in_a_run() {
        try (Pelato pelato = Pelato.open(TestWorkflow.silence())) {
            Workflow read = pelato.validate(workflow.project());
            List<ComponentProject> generated = pelato.generate(workflow.project());

            assertThat(pelato.validate(workflow.project())).isSameAs(read);
            assertThat(pelato.generate(workflow.project())).isSameAs(generated);
        }
    }

    @Test
    void code_that_another_plugin_wrote_between_two_goals_is_read() throws Exception {
        try (Pelato pelato = Pelato.open(TestWorkflow.silence())) {
            String before = pelato.generate(workflow.project()).get(0).digest();

            workflow.write("tasks/copy.go", TestWorkflow.CODE + "\n// more\n");
            Files.setLastModifiedTime(
                    folder.resolve("tasks/copy.go"), FileTime.from(Instant.now().plusSeconds(5)));

            assertThat(pelato.generate(workflow.project()).get(0).digest()).isNotEqualTo(before);
        }
    }

    @Test
    void a_folder_of_code_is_one_package_and_each_of_its_files_counts() throws Exception {
        workflow.write(
                "workflow.yaml",
                Files.readString(folder.resolve("workflow.yaml")).replace("copy.go", "copy"));
        workflow.write("tasks/copy/windows.go", TestWorkflow.CODE);
        workflow.write("tasks/copy/copy_test.go", "package main\n");
        String one = generatedDigest();

        workflow.write("tasks/copy/helper.go", "package main\n");
        String two = generatedDigest();
        workflow.write("tasks/copy/helper.go", "package main\n\n// more\n");
        String changed = generatedDigest();
        Files.move(folder.resolve("tasks/copy/helper.go"), folder.resolve("tasks/copy/helper2.go"));

        assertThat(List.of(one, two, changed, generatedDigest())).doesNotHaveDuplicates();
        Path project = folder.resolve("target/pelato/generated/copy");
        assertThat(project.resolve("task-windows.go")).hasContent(TestWorkflow.CODE);
        assertThat(project.resolve("task-helper2.go")).exists();
        assertThat(project.resolve("task-helper.go")).doesNotExist();
        assertThat(project.resolve("task-copy_test.go")).doesNotExist();
        assertThat(project.resolve("task.go")).doesNotExist();
    }

    private String generatedDigest() {
        try (Pelato pelato = Pelato.open(TestWorkflow.silence())) {
            return pelato.generate(workflow.project()).get(0).digest();
        }
    }

    @Test
    void generated_code_that_a_clean_took_away_is_written_again() throws Exception {
        try (Pelato pelato = Pelato.open(TestWorkflow.silence())) {
            Path directory = pelato.generate(workflow.project()).get(0).directory();
            try (var files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }

            pelato.generate(workflow.project());

            assertThat(directory.resolve("task.go")).hasContent(TestWorkflow.CODE);
        }
    }

    @Test
    void a_property_that_changed_is_another_project() {
        workflow.write("workflow.yaml", """
                tasks:
                  - name: Copy
                    type: processor_nats
                    code: copy.go
                    target: edge
                    source_topic: in
                    dest_topic: out
                    component_name: copy
                    version: ${v}
                """);
        try (Pelato pelato = Pelato.open(TestWorkflow.silence())) {
            assertThat(pelato.validate(workflow.project(Map.of("v", "1.0.0"))).tasks())
                    .extracting(Task::version)
                    .containsExactly("1.0.0");
            assertThat(pelato.validate(workflow.project(Map.of("v", "2.0.0"))).tasks())
                    .extracting(Task::version)
                    .containsExactly("2.0.0");
        }
    }

    @Test
    void checking_a_deployment_writes_nothing() {
        try (Pelato pelato = Pelato.open(TestWorkflow.silence())) {
            pelato.validate(workflow.project());
            pelato.validate(
                    workflow.project(), workflow.deploy("nats://127.0.0.1:4222").provisions());
            pelato.checkKeeping(workflow.deploy("nats://127.0.0.1:4222"));
        }

        assertThat(folder.resolve("target")).doesNotExist();
    }

    @Test
    void a_push_of_what_was_not_built_writes_nothing_and_says_what_to_do() {
        try (Pelato pelato = Pelato.open(TestWorkflow.silence())) {
            assertThatThrownBy(() -> pelato.push(workflow.push("r.example.com/team")))
                    .hasMessage("Nothing has been built yet: there is no "
                            + folder.resolve("target/pelato/components.json") + ". Run `mvn package` first");
        }

        assertThat(folder.resolve("target")).doesNotExist();
    }

    @Test
    void an_output_that_others_use_too_loses_nothing_of_theirs() {
        workflow.write("report.html", "mine");
        workflow.write("generated/mine/notes.txt", "mine");
        Project shared = new Project(
                folder,
                folder.resolve("workflow.yaml"),
                folder.resolve("tasks"),
                folder,
                folder.resolve("cache"),
                "sample",
                List.of("edge"),
                100,
                List.of(),
                Map.of());
        var report = new RunReport(folder, Instant.EPOCH, List.of(), List.of());
        try (Pelato pelato = Pelato.open(TestWorkflow.silence())) {
            pelato.generate(shared);

            assertThatThrownBy(() -> pelato.report(shared, report))
                    .hasMessage(
                            "Pelato needs the place of " + folder.resolve("report.html")
                                    + ", which it did not write. Move it away, or give Pelato a folder of its own (pelato.output)");
        }

        assertThat(folder.resolve("report.html")).hasContent("mine");
        assertThat(folder.resolve("generated/mine/notes.txt")).hasContent("mine");
        assertThat(folder.resolve("generated/copy/task.go")).exists();
    }

    @Test
    void what_a_deployment_needs_beside_the_workflow_is_checked_before_anything_is_built() {
        try (Pelato pelato = Pelato.open(TestWorkflow.silence())) {
            assertThatThrownBy(() -> pelato.validate(
                            workflow.project(),
                            workflow.deploy("nats://127.0.0.1:4222", "mesaging=r/m:1")
                                    .provisions()))
                    .hasMessageContaining("pelato.providers names a provider \"mesaging\" that nobody knows");
        }
    }
}
