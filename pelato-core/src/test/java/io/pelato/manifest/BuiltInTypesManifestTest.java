package io.pelato.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.application.ApplicationAssembler;
import io.pelato.application.Assembly;
import io.pelato.application.DeploySettings;
import io.pelato.application.Examples;
import io.pelato.application.HttpListener;
import io.pelato.application.NamedConfig;
import io.pelato.application.Part;
import io.pelato.application.Schedule;
import io.pelato.template.Templates;
import io.pelato.workflow.Task;
import io.pelato.workflow.TestProject;
import io.pelato.workflow.Workflow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manifest of a workflow that uses every task type that comes with Pelato. */
class BuiltInTypesManifestTest {

    private static final Templates TEMPLATES = Templates.read(List.of());
    private static final String PASSWORD = "geheim-4711";

    @TempDir
    private Path folder;

    private Assembly assembly;

    @BeforeEach
    void a_workflow_of_all_types() {
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
        Map<String, String> images = workflow.tasks().stream()
                .collect(Collectors.toMap(
                        Task::componentName,
                        task -> "registry.example/" + task.componentName() + ":1.0.0" + Examples.DIGEST));
        var settings = new DeploySettings(
                "nats://127.0.0.1:4222",
                HttpListener.defaults(),
                Map.of(),
                Map.of("db_sync", Map.of("database.password", PASSWORD)));
        assembly = new ApplicationAssembler(TEMPLATES::provider, settings).assemble(workflow, images);
    }

    private Map<String, String> config(List<NamedConfig> configs) {
        return configs.stream()
                .flatMap(config -> config.properties().stream())
                .flatMap(properties -> properties.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Test
    void wadm_has_nothing_against_it() {
        assertThat(checked().application()).isEqualTo(assembly.application());
    }

    @Test
    void what_wadm_stores_of_it_says_the_same() {
        StoredManifest stored = StoredManifest.read(checked().json());

        assertThat(stored.application()).isEqualTo(assembly.application());
        assertThat(stored.version()).isEqualTo(checked().version());
    }

    @Test
    void its_schedules_are_in_it() {
        assertThat(checked().application().schedules())
                .containsExactly(
                        new Schedule("sensor_read", "@every 5s", Optional.empty(), "temperature.sensor_read.trigger"));
    }

    private CheckedManifest checked() {
        return CheckedManifest.of(
                new ManifestRenderer(Optional.empty()).render(assembly.application()), Path.of("wadm.yaml"));
    }

    @Test
    void each_provider_is_there_once() {
        assertThat(assembly.application().parts().stream().filter(part -> part.kind() == Part.Kind.PROVIDER))
                .extracting(Part::name)
                .containsExactlyInAnyOrder("messaging", "sqldb-postgres", "http-server", "keyvalue-nats");
    }

    @Test
    void a_component_reads_what_its_task_says() {
        assertThat(config(assembly.application().part("db_sync").orElseThrow().config()))
                .isEqualTo(Map.of(
                        "task",
                        "db_sync",
                        "table",
                        "readings",
                        "key",
                        "id,time",
                        "error_topic",
                        "errors",
                        "retries",
                        "3"));
        assertThat(config(assembly.application().part("aggregate").orElseThrow().config()))
                .isEqualTo(Map.of(
                        "task", "aggregate", "dest_topic", "clean,archive", "error_topic", "errors", "retries", "3"));
    }

    @Test
    void the_password_is_held_apart_from_the_manifest() {
        String yaml = new ManifestRenderer(Optional.empty())
                .render(assembly.application())
                .yaml();

        assertThat(yaml).contains("db.example").doesNotContain(PASSWORD);
        assertThat(assembly.held())
                .singleElement()
                .satisfies(held -> assertThat(held.values()).isEqualTo(Map.of("POSTGRES_PASSWORD", PASSWORD)));
    }
}
