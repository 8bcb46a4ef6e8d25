package io.pelato.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {

    private static final String OWN = """
            type: logger
            aliases: [log]
            summary: Logs each message.
            world: processor
            parts: [runtime, extra]
            signatures: [string, keyvalue]
            fields:
              - name: level
                kind: text
                default: info
                meaning: How loud.
            links:
              - to: messaging
                namespace: wasmcloud
                package: messaging
                interfaces: [consumer]
                config: {a: "1", b: "${level}"}
            config: {level: "${level}"}
            """;

    @TempDir
    private Path own;

    private void write(String name, String content) throws IOException {
        Path file = own.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, content);
    }

    @Test
    void a_descriptor_says_all_there_is_to_a_type() throws IOException {
        write("types/logger/template.yaml", OWN);
        write("types/logger/files/main.go", "package main\n");
        write("parts/extra/extra.go", "package extra\n");

        TaskType type =
                TestTemplates.of(TestTemplates.folder(), own).type("logger").orElseThrow();

        assertThat(type)
                .isEqualTo(new TaskType(
                        "logger",
                        List.of("log"),
                        "Logs each message.",
                        "processor",
                        List.of("runtime", "extra"),
                        List.of(TaskForm.STRING, TaskForm.KEYVALUE),
                        List.of(new Field(
                                "level", FieldKind.TEXT, Field.Presence.OPTIONAL, Optional.of("info"), "How loud.")),
                        List.of(new Link(
                                Link.Direction.TO_PROVIDER,
                                "messaging",
                                "wasmcloud",
                                "messaging",
                                List.of("consumer"),
                                Map.of("a", "1", "b", "${level}"))),
                        Map.of("level", "${level}"),
                        List.of(
                                TestTemplates.folder().resolve("parts/runtime"),
                                own.resolve("parts/extra"),
                                own.resolve("types/logger/files"))));
    }

    @Test
    void a_folder_of_the_user_s_adds_a_type_beside_the_others() throws IOException {
        write("types/logger/template.yaml", OWN.replace(", extra", ""));

        Templates templates = TestTemplates.of(TestTemplates.folder(), own);

        assertThat(templates.types())
                .extracting(TaskType::name)
                .containsExactly("dbsync_nats", "logger", "processor_nats", "producer_nats");
        assertThat(templates.type("log")).isEqualTo(templates.type("logger"));
    }

    @Test
    void a_folder_of_the_user_s_replaces_a_type_of_the_same_name() throws IOException {
        write(
                "types/processor_nats/template.yaml",
                OWN.replace("logger", "processor_nats").replace(", extra", ""));

        assertThat(TestTemplates.of(TestTemplates.folder(), own).type("processor_nats"))
                .map(TaskType::summary)
                .contains("Logs each message.");
    }

    @Test
    void a_folder_of_the_user_s_replaces_a_provider_of_the_same_name() throws IOException {
        write("providers/messaging.yaml", "name: messaging\nimage: registry.example/own:2.0.0\n");

        assertThat(TestTemplates.of(TestTemplates.folder(), own).provider("messaging"))
                .contains(new Provider("messaging", "registry.example/own:2.0.0", Map.of(), Map.of()));
    }

    @Test
    void a_type_of_the_user_s_that_takes_a_built_in_type_s_alias_is_told_at_the_user_s_file() throws IOException {
        write(
                "types/kvsync_nats/template.yaml",
                OWN.replace("logger", "kvsync_nats").replace(", extra", ""));
        write(
                "types/other/template.yaml",
                OWN.replace("logger", "other")
                        .replace("[log]", "[kvsync_nats, dbsync_nats]")
                        .replace(", extra", ""));

        assertThatThrownBy(() -> Templates.read(List.of(own)))
                .isInstanceOf(ProblemsException.class)
                .hasMessage(String.join(
                        "\n",
                        own
                                + "/types/kvsync_nats/template.yaml:1:7: the name \"kvsync_nats\" is an alias of the task type"
                                + " nats_to_nats-kv. Choose another name, or name it nats_to_nats-kv to replace that"
                                + " type",
                        own + "/types/other/template.yaml:2:11: the alias \"kvsync_nats\" is taken by the task type"
                                + " kvsync_nats. Choose another alias",
                        own + "/types/other/template.yaml:2:11: the alias \"kvsync_nats\" is taken by the task type"
                                + " nats_to_nats-kv. Choose another alias",
                        own + "/types/other/template.yaml:2:24: the alias \"dbsync_nats\" is taken by the task type"
                                + " dbsync_nats. Choose another alias"));
    }

    @Test
    void a_template_folder_that_is_not_there_is_told() {
        Path absent = own.resolve("absent");

        assertThatThrownBy(() -> TestTemplates.of(TestTemplates.folder(), absent))
                .isInstanceOf(ProblemsException.class)
                .hasMessage("The template folder " + absent + " does not exist. Create it, or mend pelato.templates");
    }

    @Test
    void a_folder_that_is_laid_out_otherwise_is_told() throws IOException {
        Path types = Files.createDirectories(own.resolve("inside/types"));

        assertThatThrownBy(() -> TestTemplates.of(TestTemplates.folder(), types))
                .isInstanceOf(ProblemsException.class)
                .hasMessage("The templates " + types + " hold none of the folders types, providers, parts. Name the"
                        + " folder or jar that holds types/NAME/template.yaml in pelato.templates");
    }

    @Test
    void templates_are_read_from_a_jar_whose_path_has_spaces() throws IOException {
        Path jar = own.resolve("my templates +1%.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("io/pelato/templates/wadm.yaml.ftl"));
            out.putNextEntry(new ZipEntry("io/pelato/templates/providers/messaging.yaml"));
            out.write("name: messaging\nimage: registry.example/in-a-jar:1.0.0\n".getBytes(StandardCharsets.UTF_8));
        }

        Path folder = BuiltInTemplates.at(URI.create("jar:" + jar.toUri() + "!/io/pelato/templates/wadm.yaml.ftl"));

        assertThat(TestTemplates.of(folder).provider("messaging"))
                .map(Provider::image)
                .contains("registry.example/in-a-jar:1.0.0");
    }

    @Test
    void the_built_in_templates_have_no_fault() {
        assertThat(Templates.read(List.of()).types())
                .extracting(TaskType::name)
                .contains("processor_nats", "producer_nats");
    }
}
