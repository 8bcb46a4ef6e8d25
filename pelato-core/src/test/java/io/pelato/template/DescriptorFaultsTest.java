package io.pelato.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the author of a task type reads about each fault of a descriptor. */
class DescriptorFaultsTest {

    private static final String TYPE = """
            type: logger
            summary: Logs each message.
            world: processor
            parts: [runtime]
            signatures: [string]
            fields:
              - name: source_topic
                kind: subjects
                required: true
                meaning: Where messages come from.
            links:
              - from: messaging
                namespace: wasmcloud
                package: messaging
                interfaces: [handler]
            config:
              task: "${component}"
            """;
    private static final String KINDS = "subjects, topics, subject, topic, text, integer, path, duration, schedule,"
            + " boolean, names, table, bucket, database, password";

    @TempDir
    private Path root;

    @BeforeEach
    void a_part_and_a_provider() {
        write("parts/runtime/go.mod", "module component\n");
        write("providers/messaging.yaml", "name: messaging\nimage: registry.example/messaging:1.0.0\n");
    }

    private void write(String name, String content) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String faults() {
        try {
            TestTemplates.of(root);
        } catch (ProblemsException e) {
            return String.valueOf(e.getMessage()).replace(root + "/", "");
        }
        throw new AssertionError("no fault was found");
    }

    private String faultsOf(String descriptor) {
        write("types/logger/template.yaml", descriptor);
        return faults();
    }

    private String faultsWith(String line, String instead) {
        assertThat(TYPE).contains(line);
        return faultsOf(TYPE.replace(line, instead));
    }

    @Test
    void a_descriptor_without_a_fault_is_read() {
        write("types/logger/template.yaml", TYPE);

        assertThat(TestTemplates.of(root).type("logger")).isPresent();
    }

    @Test
    void a_folder_without_a_descriptor_is_told() throws IOException {
        Files.createDirectories(root.resolve("types/logger"));

        assertThat(faults()).isEqualTo("There is no file types/logger/template.yaml. Create it, or name another file");
    }

    @Test
    void unknown_keys_are_told_with_the_nearest_known_ones() {
        assertThat(faultsWith("summary:", "sumary:"))
                .isEqualTo(
                        "types/logger/template.yaml:2:1: unknown key \"sumary\". Did you mean \"summary\"? Known here:"
                                + " aliases, config, fields, links, parts, providers, signatures, summary, type, world\n"
                                + "types/logger/template.yaml:1:1: \"summary\" is missing. Write `summary: a text`");
        assertThat(faultsWith("required: true", "requird: true"))
                .isEqualTo("types/logger/template.yaml:9:5: unknown key \"requird\". Did you mean \"required\"? Known"
                        + " here: default, kind, meaning, name, required");
        assertThat(faultsWith("    package: messaging", "    packages: messaging"))
                .isEqualTo("types/logger/template.yaml:14:5: unknown key \"packages\". Did you mean \"package\"? Known"
                        + " here: config, delivery, from, interfaces, namespace, package, to\n"
                        + "types/logger/template.yaml:12:5: \"package\" is missing. Write `package: a text`");
    }

    @Test
    void every_missing_key_is_told() {
        assertThat(faultsOf("config: {}\n")).isEqualTo("""
                        types/logger/template.yaml:1:1: "type" is missing. Write `type: a text`
                        types/logger/template.yaml:1:1: "summary" is missing. Write `summary: a text`
                        types/logger/template.yaml:1:1: "world" is missing. Write `world: a text`
                        types/logger/template.yaml:1:1: a task type needs at least one signature of exec_task. Write \
                        `signatures: [string]`""");
    }

    @Test
    void a_text_is_no_list_and_a_list_is_no_text() {
        assertThat(faultsWith("world: processor", "world: [processor]"))
                .isEqualTo("types/logger/template.yaml:3:8: \"world\" must be one text, found a list. Write `world: a"
                        + " text`");
        assertThat(faultsWith("parts: [runtime]", "parts: runtime"))
                .isEqualTo("types/logger/template.yaml:4:8: \"parts\" must be a list of texts. Write `parts: [one,"
                        + " two]`");
        assertThat(faultsWith("  task: \"${component}\"", "  - task"))
                .isEqualTo("types/logger/template.yaml:17:3: \"config\" must be a mapping, found a list. Write `key:"
                        + " value` lines below it");
        assertThat(faultsOf(TYPE.replaceAll("(?s)fields:.*links:", "fields: source_topic\nlinks:")))
                .isEqualTo("types/logger/template.yaml:6:9: \"fields\" must be a list of mappings. Write `- key: value`"
                        + " entries below it");
        assertThat(faultsWith("world: processor", "world: ''"))
                .isEqualTo("types/logger/template.yaml:3:8: \"world\" is empty. Write `world: a text`");
    }

    @Test
    void an_unknown_signature_is_told_with_all_of_them() {
        assertThat(faultsWith("signatures: [string]", "signatures: [string, strings_error]"))
                .isEqualTo("types/logger/template.yaml:5:22: unknown signature \"strings_error\". Did you mean"
                        + " \"string_error\"? Known here: string, string_error, bytes, bytes_error, keyvalue,"
                        + " keyvalue_error");
    }

    @Test
    void an_unknown_part_is_told_with_those_that_there_are() {
        assertThat(faultsWith("parts: [runtime]", "parts: [runtime, runtme]"))
                .isEqualTo("types/logger/template.yaml:4:18: unknown part \"runtme\". Did you mean \"runtime\"? Known"
                        + " here: runtime");
    }

    @Test
    void an_unknown_kind_is_told_with_all_of_them() {
        assertThat(faultsWith("kind: subjects", "kind: subjets"))
                .isEqualTo("types/logger/template.yaml:8:11: unknown kind \"subjets\". Did you mean \"subjects\"? Known"
                        + " here: " + KINDS);
    }

    @Test
    void required_is_true_or_false() {
        assertThat(faultsWith("required: true", "required: yes"))
                .isEqualTo(
                        "types/logger/template.yaml:9:15: \"yes\" is neither true nor false. Write `required: true`");
    }

    @Test
    void a_required_field_has_no_default() {
        assertThat(faultsWith("required: true", "required: true\n    default: ticks"))
                .isEqualTo("types/logger/template.yaml:10:14: a required field has no default. Remove `required` or"
                        + " `default`");
    }

    @Test
    void a_field_that_every_task_has_is_told() {
        assertThat(faultsWith("name: source_topic", "name: version"))
                .isEqualTo("types/logger/template.yaml:7:11: \"version\" has a meaning for every task. Choose another"
                        + " name");
    }

    @Test
    void a_field_stands_once() {
        assertThat(faultsWith("links:", "  - name: source_topic\n    kind: text\n    meaning: The same again.\nlinks:"))
                .isEqualTo(
                        "types/logger/template.yaml:11:11: field \"source_topic\" stands here a second time. Keep one"
                                + " of them");
    }

    @Test
    void a_field_is_a_name_that_expressions_can_use() {
        assertThat(faultsWith("name: source_topic", "name: source.topic"))
                .isEqualTo("types/logger/template.yaml:7:11: \"source.topic\" cannot be the name of a field. Write a"
                        + " letter, then letters, digits and `_`");
    }

    @Test
    void a_link_goes_one_way() {
        String advice =
                "a link has either \"to\" or \"from\". Write `to: PROVIDER` where the component calls it, `from:"
                        + " PROVIDER` where it calls the component";

        assertThat(faultsWith("  - from: messaging\n", "  - from: messaging\n    to: messaging\n"))
                .isEqualTo("types/logger/template.yaml:12:11: " + advice);
        assertThat(faultsWith("  - from: messaging\n    namespace", "  - namespace"))
                .isEqualTo("types/logger/template.yaml:12:5: " + advice);
    }

    @Test
    void a_link_carries_an_interface() {
        assertThat(faultsWith("interfaces: [handler]", "interfaces: []"))
                .isEqualTo("types/logger/template.yaml:15:17: a link carries at least one interface. Write `interfaces:"
                        + " [handler]`");
    }

    @Test
    void an_unknown_provider_is_told_with_those_that_there_are() {
        assertThat(faultsWith("from: messaging", "from: mesaging"))
                .isEqualTo(
                        "types/logger/template.yaml:12:11: unknown provider \"mesaging\". Did you mean \"messaging\"?"
                                + " Known here: messaging");
        assertThat(faultsWith("links:", "providers: [{name: postgres}]\nlinks:"))
                .isEqualTo("types/logger/template.yaml:11:20: unknown provider \"postgres\". Known here: messaging");
    }

    @Test
    void an_expression_that_is_no_freemarker_is_told() {
        assertThat(faultsWith("${component}", "${component"))
                .isEqualTo(
                        "types/logger/template.yaml:17:9: \"task\" is no FreeMarker expression: Unexpected end of file"
                                + " reached. You have an unclosed \"{\". Check if the FreeMarker end-tags are present, and"
                                + " aren't malformed. (Note that FreeMarker end-tags must have # or @ after the / character.)"
                                + " (line 1, column 11). Mend it, or quote it as plain text");
        assertThat(faultsWith("${component}", "${component?sluggify}"))
                .isEqualTo("types/logger/template.yaml:17:9: \"task\" is no FreeMarker expression: Unknown built-in:"
                        + " \"sluggify\". Help (latest version):"
                        + " https://freemarker.apache.org/docs/ref_builtins.html; you're using FreeMarker 2.3.35. (line"
                        + " 1, column 13). Mend it, or quote it as plain text");
    }

    @Test
    void a_type_has_the_name_of_its_folder() {
        assertThat(faultsWith("type: logger", "type: loger"))
                .isEqualTo(
                        "types/logger/template.yaml:1:7: \"loger\" stands in a place named \"logger\". Name the folder"
                                + " and the type alike");
    }

    @Test
    void an_alias_belongs_to_one_type() {
        write("types/logger/template.yaml", TYPE + "aliases: [log]\n");
        write("types/other/template.yaml", TYPE.replace("type: logger", "type: other") + "aliases: [log, logger]\n");

        assertThat(faults()).isEqualTo("""
                        types/logger/template.yaml:18:11: the alias "log" is taken by the task type other. Choose \
                        another alias
                        types/other/template.yaml:18:11: the alias "log" is taken by the task type logger. Choose \
                        another alias
                        types/other/template.yaml:18:16: the alias "logger" is taken by the task type logger. Choose \
                        another alias""");
    }

    @Test
    void faults_of_a_provider_are_told() {
        write("types/logger/template.yaml", TYPE);
        write("providers/messaging.yaml", "name: messages\nimages: a\nconfig: [a]\n");

        assertThat(faults()).startsWith("""
                        providers/messaging.yaml:2:1: unknown key "images". Did you mean "image"? Known here: config, \
                        image, link_config, name
                        providers/messaging.yaml:1:7: "messages" stands in a place named "messaging". Name the file \
                        NAME.yaml after the provider
                        providers/messaging.yaml:1:1: "image" is missing. Write `image: a text`
                        providers/messaging.yaml:3:9: "config" must be a mapping, found a list. Write `key: value` \
                        lines below it""");
    }

    @Test
    void faults_of_all_descriptors_are_told_together() {
        write("types/logger/template.yaml", TYPE.replace("processor", "''"));
        write(
                "types/other/template.yaml",
                TYPE.replace("type: logger", "type: other").replace("[runtime]", "[a]"));

        assertThat(faults().lines())
                .containsExactly(
                        "types/logger/template.yaml:3:8: \"world\" is empty. Write `world: a text`",
                        "types/other/template.yaml:4:9: unknown part \"a\". Known here: runtime");
    }
}
