package io.pelato.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.pelato.problem.Location;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A value of a manifest with its place. Unlike a value of a user's file it knows whether it is a text or only looks like
 * one: WADM refuses {@code 8080} where {@code "8080"} must stand.
 */
final class ManifestNode {

    private static final Pattern NATURAL = Pattern.compile("[0-9]{1,9}");

    private final Node node;
    private final Path file;

    private ManifestNode(Node node, Path file) {
        this.node = node;
        this.file = file;
    }

    /**
     * Reads a manifest in YAML.
     *
     * @param file the file that messages name
     * @throws ProblemsException when the text is none
     */
    static ManifestNode parse(String text, Path file) {
        try {
            Node root = Optional.ofNullable(new Yaml(new LoaderOptions()).compose(new StringReader(text)))
                    .orElseGet(() -> scalar(Tag.NULL, ""));
            refuseAliases(root, Collections.newSetFromMap(new IdentityHashMap<>()), file);
            return new ManifestNode(root, file);
        } catch (MarkedYAMLException e) {
            throw new ProblemsException(
                    Problem.at(
                            location(file, e.getProblemMark()),
                            "the manifest is not YAML: " + e.getProblem(),
                            "Mend the manifest template"),
                    e);
        } catch (YAMLException e) {
            throw new ProblemsException(
                    Problem.at(
                            location(file, null),
                            "the manifest is not YAML: " + e.getMessage(),
                            "Mend the manifest template"),
                    e);
        }
    }

    // An alias may hold itself, or stand for a thousandfold of its text.
    private static void refuseAliases(Node node, Set<Node> seen, Path file) {
        if (!seen.add(node)) {
            throw new ProblemsException(Problem.at(
                    location(file, node.getStartMark()),
                    "this part of the manifest stands in it a second time, by an alias",
                    "Write it out, or use a macro of the template"));
        }
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> {
                refuseAliases(entry.getKeyNode(), seen, file);
                refuseAliases(entry.getValueNode(), seen, file);
            });
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> refuseAliases(item, seen, file));
        }
    }

    /** A value that was read as JSON, which knows no places. */
    static ManifestNode of(JsonNode json, Path file) {
        return new ManifestNode(node(json), file);
    }

    private static Node node(JsonNode json) {
        if (json.isObject()) {
            List<NodeTuple> entries = new ArrayList<>();
            json.properties()
                    .forEach(entry ->
                            entries.add(new NodeTuple(scalar(Tag.STR, entry.getKey()), node(entry.getValue()))));
            return new MappingNode(Tag.MAP, entries, FlowStyle.AUTO);
        }
        if (json.isArray()) {
            List<Node> items = new ArrayList<>();
            json.forEach(item -> items.add(node(item)));
            return new SequenceNode(Tag.SEQ, items, FlowStyle.AUTO);
        }
        if (json.isTextual()) {
            return scalar(Tag.STR, json.textValue());
        }
        if (json.isNull() || json.isMissingNode()) {
            return scalar(Tag.NULL, "");
        }
        return scalar(json.isIntegralNumber() ? Tag.INT : json.isBoolean() ? Tag.BOOL : Tag.FLOAT, json.asText());
    }

    private static ScalarNode scalar(Tag tag, String text) {
        return new ScalarNode(tag, text, null, null, ScalarStyle.PLAIN);
    }

    Location at() {
        return location(file, node.getStartMark());
    }

    boolean isMapping() {
        return node instanceof MappingNode;
    }

    boolean isSequence() {
        return node instanceof SequenceNode;
    }

    boolean isText() {
        return node.getTag().equals(Tag.STR);
    }

    boolean isNull() {
        return node.getTag().equals(Tag.NULL);
    }

    boolean isNaturalNumber() {
        return node.getTag().equals(Tag.INT) && NATURAL.matcher(text()).matches();
    }

    /** What the value is, for messages. */
    String kind() {
        if (isMapping()) {
            return "a mapping";
        }
        if (isSequence()) {
            return "a list";
        }
        return isNull() ? "nothing" : "`" + text() + "`" + (isText() ? "" : ", which is no text");
    }

    /** The characters of a scalar; empty for anything else. */
    String text() {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    /**
     * The number.
     *
     * @throws ProblemsException unless {@link #isNaturalNumber()}
     */
    int number() {
        if (!isNaturalNumber()) {
            throw new ProblemsException(Problem.at(
                    at(), "there is " + kind() + " instead of a whole number", "Write one from 0 up, without quotes"));
        }
        return Integer.parseInt(text());
    }

    /** The values of a sequence; none for anything else. */
    List<ManifestNode> items() {
        return node instanceof SequenceNode sequence
                ? sequence.getValue().stream().map(this::child).toList()
                : List.of();
    }

    /** The keys of a mapping in the order of the file, each as often as it stands there. */
    List<ManifestNode> keys() {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .map(NodeTuple::getKeyNode)
                        .map(this::child)
                        .toList()
                : List.of();
    }

    /** The entries of a mapping in the order of the file; none for anything else. */
    Map<String, ManifestNode> entries() {
        Map<String, ManifestNode> entries = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            mapping.getValue()
                    .forEach(tuple -> entries.put(child(tuple.getKeyNode()).text(), child(tuple.getValueNode())));
        }
        return entries;
    }

    /** The value of a key, if this is a mapping that has it. */
    Optional<ManifestNode> get(String key) {
        return Optional.ofNullable(entries().get(key));
    }

    /** The items of the list under a key; none when there is no such list. */
    List<ManifestNode> list(String key) {
        return get(key).map(ManifestNode::items).orElse(List.of());
    }

    /** The text under a key; empty when there is none. */
    String text(String key) {
        return get(key).map(ManifestNode::text).orElse("");
    }

    private ManifestNode child(Node child) {
        return new ManifestNode(child, file);
    }

    private static Location location(Path file, Mark mark) {
        return mark == null ? new Location(file, 1, 1) : new Location(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
