package io.pelato.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.problem.ProblemsException;
import io.pelato.template.Templates;
import io.pelato.template.TestTemplates;
import io.pelato.workflow.FieldValue;
import io.pelato.workflow.PasswordSource;
import io.pelato.workflow.TestProject;
import io.pelato.workflow.Workflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A password that any type may declare, here that of an MQTT broker: it reaches the link, and nothing that is written. */
class PasswordFieldTest {

    private static final String DESCRIPTOR = """
            type: mqtt_bridge
            summary: Sends each message to an MQTT broker.
            world: processor
            parts: [runtime]
            signatures: [string]
            fields:
              - name: source_topic
                kind: subjects
                required: true
                meaning: Where messages come from.
              - name: broker_password
                kind: password
                required: true
                meaning: Where the broker's password comes from.
            links:
              - to: messaging
                namespace: wasmcloud
                package: messaging
                interfaces: [consumer]
                config:
                  login: "bridge:${broker_password}"
                  password: "${broker_password}"
            config: {}
            """;

    private static final String TASK = """
            project_name: plant
            tasks:
            - type: mqtt_bridge
              code: aggregate.go
              target: edge
              source_topic: readings
              component_name: bridge
              version: 1.0.0
              broker_password:""";

    private static final String WAYS = "Write `env: NAME` for an environment variable, `server: ID` for a server in"
            + " settings.xml, or `secret: {backend: NAME, key: KEY}` for a secret of wasmCloud";

    @TempDir
    private Path folder;

    private TestProject project;
    private Templates templates;

    @BeforeEach
    void declareTheType() throws IOException {
        Path own = folder.resolve("own");
        Files.createDirectories(own.resolve("types/mqtt_bridge"));
        Files.writeString(own.resolve("types/mqtt_bridge/template.yaml"), DESCRIPTOR);
        templates = TestTemplates.of(TestTemplates.folder(), own);
        project = TestProject.in(folder, templates);
    }

    @Test
    void it_comes_from_where_a_database_s_may_come_from() {
        assertThat(project.task(TASK + " {env: MQTT_PASSWORD}\n").passwords())
                .isEqualTo(Map.of("broker_password", new PasswordSource.Environment("MQTT_PASSWORD")));
        assertThat(project.task(TASK + " {server: broker}\n").fields())
                .containsEntry("broker_password", new FieldValue.Password(new PasswordSource.Server("broker")));
        assertThat(project.task(TASK + " {secret: {backend: nats-kv, key: mqtt}}\n")
                        .passwords())
                .hasEntrySatisfying(
                        "broker_password", source -> assertThat(source).isInstanceOf(PasswordSource.Secret.class));
    }

    @Test
    void it_never_stands_in_the_workflow_and_is_not_repeated() {
        assertThat(project.faults(TASK + " geheim\n"))
                .isEqualTo(
                        "workflow.yaml:9:20: \"broker_password\" must be a mapping that says where the password comes"
                                + " from, found a text. " + WAYS);
        assertThat(project.faults(TASK + " {env: 'geheim!'}\n"))
                .doesNotContain("geheim")
                .contains("\"env\" is not the name of an environment variable");
        assertThat(project.faults(TASK + " {}\n")).endsWith("it is not said where the password comes from. " + WAYS);
        assertThat(project.faults(TASK + " {evn: A}\n")).contains("unknown key \"evn\" in \"broker_password\"");
    }

    @Test
    void it_reaches_the_link_in_a_configuration_that_the_manifest_only_names() {
        Workflow workflow = project.read(TASK + " {env: MQTT_PASSWORD}\n");

        Assembly assembly = assemble(workflow, Map.of("bridge", Map.of("broker_password", "geheim")));

        assertThat(assembly.held())
                .singleElement()
                .satisfies(held ->
                        assertThat(held.values()).isEqualTo(Map.of("login", "bridge:geheim", "password", "geheim")));
        assertThat(assembly.application().toString()).doesNotContain("geheim");
    }

    @Test
    void as_a_secret_of_wasmcloud_the_lattice_is_told_where_it_is() {
        Workflow workflow = project.read(TASK + " {secret: {backend: nats-kv, key: mqtt}}\n");

        assertThatThrownBy(() -> assemble(workflow, Map.of()))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("login: a password that hosts fetch as a secret cannot be part of a longer text");
    }

    @Test
    void no_component_is_given_one() throws IOException {
        Files.writeString(
                folder.resolve("own/types/mqtt_bridge/template.yaml"),
                DESCRIPTOR.replace("config: {}", "config: {login: \"${broker_password}\"}"));
        templates = TestTemplates.of(TestTemplates.folder(), folder.resolve("own"));
        project = TestProject.in(folder, templates);

        for (String source : List.of("{env: A}", "{secret: {backend: b, key: k}}")) {
            Workflow workflow = project.read(TASK + " " + source + "\n");
            Map<String, Map<String, String>> secrets =
                    source.contains("env") ? Map.of("bridge", Map.of("broker_password", "geheim")) : Map.of();

            assertThatThrownBy(() -> assemble(workflow, secrets))
                    .isInstanceOf(ProblemsException.class)
                    .hasMessageContaining(
                            "task type mqtt_bridge, config, login: a component is not given a password. Use it"
                                    + " in the config of a link with a provider");
        }
    }

    @Test
    void it_has_no_default() throws IOException {
        Path own = folder.resolve("own");
        Files.writeString(
                own.resolve("types/mqtt_bridge/template.yaml"),
                DESCRIPTOR.replace("kind: password\n    required: true", "kind: password\n    default: geheim"));

        assertThatThrownBy(() -> TestTemplates.of(TestTemplates.folder(), own))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("a field of kind password has no default. Remove `default`");
    }

    private Assembly assemble(Workflow workflow, Map<String, Map<String, String>> secrets) {
        var settings = new DeploySettings("nats://127.0.0.1:4222", HttpListener.defaults(), Map.of(), secrets);
        return new ApplicationAssembler(templates::provider, settings)
                .assemble(workflow, Map.of("bridge", "registry.example/bridge:1.0.0@sha256:" + "0".repeat(64)));
    }

    @Test
    void every_component_is_given_its_name_and_how_to_fail_whatever_its_type_says() {
        Workflow workflow = project.read("error_topic: plant.errors\nretries: 5\n" + TASK + " {env: A}\n");

        Assembly assembly = assemble(workflow, Map.of("bridge", Map.of("broker_password", "x")));

        assertThat(assembly.application().part("bridge").orElseThrow().config())
                .extracting(config -> config.properties().orElseThrow())
                .isEqualTo(List.of(Map.of("task", "bridge", "error_topic", "plant.errors", "retries", "5")));
    }
}
