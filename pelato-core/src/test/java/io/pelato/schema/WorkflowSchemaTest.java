package io.pelato.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import io.pelato.template.TaskType;
import io.pelato.template.Templates;
import io.pelato.workflow.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an editor knows of workflow.yaml. That it agrees with Pelato's own check is compared wherever a test reads a
 * workflow: see {@link SchemaAgreement}.
 */
class WorkflowSchemaTest {

    private static final Path ROOT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();

    @TempDir
    private Path folder;

    private final Templates builtIn = Templates.read(List.of());

    @Test
    void it_is_a_schema_of_draft_2020_12() throws IOException {
        String json = schema().json();
        var metaschema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of(SchemaId.V202012));

        assertThat(new ObjectMapper().readTree(json).path("$schema").textValue())
                .isEqualTo(SchemaId.V202012);
        assertThat(metaschema.validate(new ObjectMapper().readTree(json))).isEmpty();
    }

    @Test
    void the_same_types_make_the_same_bytes() {
        assertThat(schema())
                .isEqualTo(WorkflowSchema.of(Templates.read(List.of()).types(), Optional.empty()));
        assertThat(schema().json()).doesNotContain("\r").endsWith("}\n");
    }

    @Test
    void every_key_has_its_meaning() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(schema().json());
        List<String> silent = new ArrayList<>();
        findSilent(schema, schema, silent);

        assertThat(silent).isEmpty();
        for (TaskType type : builtIn.types()) {
            type.fields()
                    .forEach(field -> assertThat(schema.at("/$defs/type-" + type.name() + "/properties/" + field.name()
                                            + "/description")
                                    .textValue())
                            .isEqualTo(field.meaning()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"temperature", "doorbell"})
    void an_example_has_no_mark_and_names_the_schema(String example) throws IOException {
        String workflow =
                Files.readString(ROOT.resolve("examples").resolve(example).resolve("workflow.yaml"));

        assertThat(view().marks(workflow)).hasValue(List.of());
        assertThat(workflow).startsWith("# yaml-language-server: $schema=target/pelato/workflow.schema.json\n");
    }

    @Test
    void a_key_that_a_type_does_not_have_is_marked_in_its_tasks_alone() {
        assertThat(view().marks(task("bucket: doors")).orElseThrow()).anyMatch(mark -> mark.contains("'bucket'"));
        assertThat(view().marks(task("bucket: doors").replace("processor_nats", "${type}")))
                .hasValue(List.of());
    }

    @Test
    void what_a_workflow_says_for_all_its_tasks_is_not_missing_in_a_task() {
        String task = """
                tasks:
                - type: dbsync_nats
                  code: a.go
                  target: cloud
                  source_topic: a
                  table: t
                  component_name: a
                  version: 1.0.0
                """;
        String database = "database: {host: h, name: n, user: u, password_env: P}\n";

        assertThat(view().marks(task).orElseThrow()).anyMatch(mark -> mark.contains("'database'"));
        assertThat(view().marks("database:\n" + task).orElseThrow()).anyMatch(mark -> mark.contains("'database'"));
        assertThat(view().marks(database + task)).hasValue(List.of());
        assertThat(view().marks(task + "  " + database)).hasValue(List.of());
    }

    @Test
    void targets_are_those_of_the_project_where_they_are_known() {
        var ofProject = EditorView.of(builtIn, List.of("gateway"));

        assertThat(ofProject.marks(task("instances: 3")).orElseThrow()).isNotEmpty();
        assertThat(ofProject.marks(task("instances: 3").replace("edge", "gateway")))
                .hasValue(List.of());
        assertThat(view().marks(task("instances: 3").replace("edge", "gateway")))
                .hasValue(List.of());
    }

    @Test
    void types_of_the_user_s_own_are_there_by_every_name() throws IOException {
        Path own = Files.createDirectories(folder.resolve("types/file it"));
        Files.createDirectories(own.resolve("files"));
        Files.writeString(own.resolve("template.yaml"), """
                type: file it
                aliases: [filed]
                summary: Files what comes.
                world: processor
                signatures: [string]
                fields:
                  - {name: source_topic, kind: subjects, required: true, meaning: What is filed.}
                  - {name: login, kind: password, required: true, meaning: Who files it.}
                  - {name: retries, kind: text, meaning: How often.}
                providers: []
                links: []
                config: {}
                """);
        var view = EditorView.of(Templates.read(List.of(folder)), List.of("edge"));
        String workflow = task("login: {env: P}\n  retries: often").replace("\n  dest_topic: b", "");

        assertThat(view.marks(workflow.replace("processor_nats", "file it"))).hasValue(List.of());
        assertThat(view.marks(workflow.replace("processor_nats", "filed"))).hasValue(List.of());
        assertThat(view.marks(workflow.replace("processor_nats", "filed").replace("env: P", "env: P, server: s"))
                        .orElseThrow())
                .isNotEmpty();
        assertThat(view.marks(workflow.replace("processor_nats", "filed") + "  delivery: at_least_once\n")
                        .orElseThrow())
                .isNotEmpty();
        assertThat(view.marks("delivery: at_least_once\n" + workflow.replace("processor_nats", "filed"))
                        .orElseThrow())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "component_name: 123",
                "component_name: 1.5",
                "component_name: true",
                "version: 2.0.0-rc.1",
                "instances: 010",
                "instances: '10000'",
                "instances:",
                "retries: [3]",
                "retries: ${retries}",
                "error_topic: none",
                "error_topic: [errors]",
                "build: {optimize:}",
                "build:",
                "delivery: [at_least_once]",
                "loop: ${loop}",
                "name: ' '",
                "source_topic: [a.*.b, '>', 5, 1e5]",
                "dest_topic: one/two",
                "target: ['${a}', cloud]",
                "code: ../tasks/aggregate.go"
            })
    void what_the_check_accepts_in_unusual_writing_an_editor_does_not_mark(String line) {
        String key = line.substring(0, line.indexOf(':'));
        String workflow =
                TestProject.TASK.replaceAll("(?m)^  " + key + ":.*\n", "").replace("- name: Data Aggregation\n  ", "- ")
                        + "  " + line + "\n";

        assertThat(view().marks(workflow)).hasValue(List.of());
    }

    @Test
    void numbers_in_quotes_have_the_same_ends() {
        for (int number = 0; number <= 70_000; number++) {
            assertThat(String.valueOf(number).matches(NumberPattern.between(1, 65_535)))
                    .isEqualTo(number >= 1 && number <= 65_535);
        }
        assertThat("007").matches(NumberPattern.between(0, 30));
        assertThat("0000000007").doesNotMatch(NumberPattern.between(0, 30));
        assertThat("007").doesNotMatch(NumberPattern.plain(0, 30));
    }

    // What stands under a condition only repeats keys that are told elsewhere.
    private static void findSilent(JsonNode root, JsonNode schema, List<String> silent) {
        schema.path("properties").fields().forEachRemaining(key -> {
            JsonNode told = key.getValue().has("$ref")
                    ? root.at(key.getValue().get("$ref").textValue().substring(1))
                    : key.getValue();
            if (!key.getValue().has("description") && !told.has("description")) {
                silent.add(key.getKey());
            }
            findSilent(root, key.getValue(), silent);
        });
        schema.path("$defs").forEach(definition -> findSilent(root, definition, silent));
    }

    private static String task(String more) {
        return """
                tasks:
                - type: processor_nats
                  code: a.go
                  target: edge
                  source_topic: a
                  dest_topic: b
                  component_name: a
                  version: 1.0.0
                """ + "  " + more + "\n";
    }

    private WorkflowSchema schema() {
        return WorkflowSchema.of(builtIn.types(), Optional.empty());
    }

    private EditorView view() {
        return EditorView.of(schema());
    }
}
