package io.pelato.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.pelato.template.Templates;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** What an editor says of a workflow that has the schema, as another library checks it. */
public final class EditorView {

    private static final Map<String, JsonSchema> COMPILED = new ConcurrentHashMap<>();

    private final JsonSchema schema;

    private EditorView(JsonSchema schema) {
        this.schema = schema;
    }

    /** The view of an editor that has this schema. */
    public static EditorView of(WorkflowSchema schema) {
        return new EditorView(COMPILED.computeIfAbsent(
                schema.json(),
                json -> JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(json)));
    }

    /** The view of an editor with the schema of these types and targets. */
    public static EditorView of(Templates templates, List<String> targets) {
        return of(WorkflowSchema.of(templates.types(), Optional.of(targets)));
    }

    /** What the editor marks; nothing at all where the text is no YAML that can be read. */
    public Optional<List<String>> marks(String yaml) {
        return read(yaml)
                .map(document -> schema.validate(document).stream()
                        .map(ValidationMessage::getMessage)
                        .sorted()
                        .toList());
    }

    /** What the editor marks in a part of a workflow, where what a whole one needs may be missing. */
    public List<String> marksOfPart(String yaml) {
        return schema.validate(read(yaml).orElseThrow()).stream()
                .filter(message -> !message.getType().equals("required") && !lacksATarget(message))
                .map(ValidationMessage::getMessage)
                .sorted()
                .toList();
    }

    /** That a task has neither of two fields is not told as the lack of one. */
    private static boolean lacksATarget(ValidationMessage message) {
        return message.getType().equals("oneOf")
                && message.getInstanceLocation().toString().matches("\\$\\.tasks\\[\\d+]");
    }

    private static Optional<JsonNode> read(String yaml) {
        try {
            var options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            options.setMaxAliasesForCollections(100);
            var dumping = new DumperOptions();
            Object document = new Yaml(
                            new SafeConstructor(options), new Representer(dumping), dumping, options, new Yaml12())
                    .load(yaml);
            return Optional.of(new ObjectMapper().valueToTree(document));
        } catch (YAMLException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** What plain texts stand for in YAML 1.2, which is what editors read. */
    private static final class Yaml12 extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.MERGE, Pattern.compile("<<"), "<");
            addImplicitResolver(Tag.NULL, Pattern.compile("~|null|Null|NULL| |"), null);
            addImplicitResolver(Tag.BOOL, Pattern.compile("true|True|TRUE|false|False|FALSE"), "tTfF");
            addImplicitResolver(Tag.INT, Pattern.compile("[-+]?[0-9]+|0x[0-9a-fA-F]+"), "-+0123456789");
            addImplicitResolver(
                    Tag.FLOAT,
                    Pattern.compile("[-+]?(?:[0-9]+\\.[0-9]*|\\.[0-9]+|[0-9]+(?=[eE]))(?:[eE][-+]?[0-9]+)?"),
                    "-+0123456789.");
        }
    }
}
