package io.pelato.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.template.TaskForm;
import io.pelato.template.TaskType;
import io.pelato.template.Templates;
import io.pelato.workflow.Task;
import io.pelato.workflow.TestProject;
import io.pelato.workflow.Workflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The task types that come with Pelato, as far as can be said without a compiler. */
class BuiltInTypesTest {

    private static final Templates TEMPLATES = Templates.read(List.of());

    @TempDir
    private Path folder;

    @Test
    void every_type_of_the_workflow_format_is_there() {
        assertThat(TEMPLATES.types())
                .extracting(TaskType::name)
                .containsExactly(
                        "dbsync_nats", "http_producer_nats", "nats_to_nats-kv", "processor_nats", "producer_nats");
        assertThat(TEMPLATES.type("kvsync_nats")).isEqualTo(TEMPLATES.type("nats_to_nats-kv"));
    }

    @Test
    void every_type_renders_for_every_form_that_it_takes() throws IOException {
        for (TaskType type : TEMPLATES.types()) {
            for (TaskForm form : type.forms()) {
                assertThat(TemplateFiles.render(type, form))
                        .as("%s, %s", type.name(), form)
                        .containsKeys("go.mod", "main.go", "wit/world.wit")
                        .doesNotContainKey(ProjectGenerator.TASK_FILE);
            }
        }
    }

    @Test
    void no_two_folders_of_a_type_hold_the_same_file() throws IOException {
        for (TaskType type : TEMPLATES.types()) {
            Set<String> seen = new TreeSet<>();
            for (Path root : type.files()) {
                try (Stream<Path> files = Files.walk(root)) {
                    files.filter(Files::isRegularFile)
                            .map(file -> root.relativize(file).toString().replaceAll("\\.ftl$", ""))
                            .forEach(file -> assertThat(seen.add(file))
                                    .as("%s is once in %s", file, type.name())
                                    .isTrue());
                }
            }
        }
    }

    @Test
    void the_seed_s_example_reads_word_for_word() {
        Workflow workflow = TestProject.in(folder, TEMPLATES).read("""
                        tasks:
                        - name: Data Aggregation # Displayed name
                          type: processor_nats # Used to select template
                          code: aggregate.go # Go code file inside tasks/ dir
                          target: # Where the component will be deployed
                          - edge
                          - cloud
                          source_topic: temp_sensor # Source NATS topic
                          dest_topic: aggregated_data # Destination NATS topic
                          component_name: data_aggregation # Component name displayed in the OCI artifact
                          version: 1.0.0 # Component version
                        """);

        assertThat(workflow.tasks()).extracting(Task::componentName).containsExactly("data_aggregation");
    }

    @Test
    void a_workflow_of_all_types_has_no_fault() {
        Workflow workflow = TestProject.in(folder, TEMPLATES)
                .with(
                        "tasks/store.go",
                        "package main\n\nfunc exec_task(key, data string) (string, string) {\n\treturn key, data\n}\n")
                .read("""
                        project_name: temperature
                        error_topic: errors
                        database: {host: db.example, name: shop, user: app, password_env: DB_PASSWORD}
                        tasks:
                        - {type: producer_nats, code: aggregate.go, target: edge, dest_topic: raw, schedule: 5s,
                           component_name: sensor_read, version: 1.0.0}
                        - {type: processor_nats, code: aggregate.go, target: [edge, cloud], source_topic: raw,
                           dest_topic: [clean, archive], component_name: aggregate, version: 1.0.0}
                        - {type: dbsync_nats, code: aggregate.go, target: cloud, source_topic: clean, table: readings,
                           key: [id, time], component_name: db_sync, version: 1.0.0}
                        - {type: http_producer_nats, code: aggregate.go, target: cloud, path: /readings, dest_topic: raw,
                           component_name: http_in, version: 1.0.0}
                        - {type: kvsync_nats, code: store.go, target: cloud, source_topic: archive, bucket: latest,
                           component_name: kv_sync, version: 1.0.0}
                        """);

        assertThat(workflow.tasks())
                .hasSize(5)
                .allSatisfy(task -> assertThat(task.texts("error_topic")).containsExactly("errors"));
        assertThat(workflow.tasks().get(0).texts("source_topic")).containsExactly("temperature.sensor_read.trigger");
    }
}
