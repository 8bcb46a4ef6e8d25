package io.pelato.yaml;

import io.pelato.problem.Location;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/** Reads one YAML document that is a mapping, and keeps the place of every value. */
public final class YamlReader {

    private final Path shownAs;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

    private YamlReader(Path shownAs) {
        this.shownAs = shownAs;
    }

    /**
     * Reads a file.
     *
     * @param file the file to read
     * @param shownAs the file as messages name it
     * @throws ProblemsException when the file is absent, is not UTF-8, is not YAML, is not a mapping or names a key
     *     twice
     */
    public static YamlValue.Mapping read(Path file, Path shownAs) {
        try {
            return parse(Files.readString(file), shownAs);
        } catch (NoSuchFileException e) {
            throw new ProblemsException(Problem.of("There is no file " + file, "Create it, or name another file"), e);
        } catch (CharacterCodingException e) {
            throw new ProblemsException(Problem.of(shownAs + " is not UTF-8 text", "Save it as UTF-8"), e);
        } catch (IOException e) {
            throw new ProblemsException(
                    Problem.of("Cannot read " + file + ": " + e.getMessage(), "Check that you may read it"), e);
        }
    }

    /**
     * Reads a text.
     *
     * @param yaml the document
     * @param shownAs the file that messages name as its origin
     * @throws ProblemsException when the text is not YAML, is not a mapping or names a key twice
     */
    public static YamlValue.Mapping parse(String yaml, Path shownAs) {
        return new YamlReader(shownAs).document(yaml);
    }

    private YamlValue.Mapping document(String yaml) {
        YamlValue root = compose(yaml);
        if (!(root instanceof YamlValue.Mapping) && problems.isEmpty()) {
            problems.add(Problem.at(
                    root.location(),
                    "expected keys and values, found " + root.kind(),
                    "Write it as `key: value` lines"));
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        return (YamlValue.Mapping) root;
    }

    private YamlValue compose(String yaml) {
        var start = new Location(shownAs, 1, 1);
        try {
            Node node = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
            return node == null ? new YamlValue.Nothing(start) : value(node);
        } catch (MarkedYAMLException e) {
            Location at = e.getProblemMark() == null ? start : location(e.getProblemMark());
            String context = e.getContext() == null ? "" : " " + e.getContext();
            throw new ProblemsException(
                    Problem.at(
                            at,
                            "this is not YAML: " + e.getProblem() + context,
                            "Check the indentation (spaces, no tabs), the colons and the quotes around this place"),
                    e);
        } catch (YAMLException e) {
            throw new ProblemsException(
                    Problem.at(start, "this is not YAML: " + e.getMessage(), "Write plain keys and values"), e);
        }
    }

    private YamlValue value(Node node) {
        Location at = location(node.getStartMark());
        if (!open.add(node)) {
            problems.add(Problem.at(at, "this value contains itself through an alias", "Write the value out"));
            return new YamlValue.Nothing(at);
        }
        try {
            return value(node, at);
        } finally {
            open.remove(node);
        }
    }

    private YamlValue value(Node node, Location at) {
        if (node instanceof MappingNode mapping) {
            return mapping(mapping, at);
        }
        if (node instanceof SequenceNode sequence) {
            return new YamlValue.Sequence(
                    sequence.getValue().stream().map(this::value).toList(), at);
        }
        var scalar = (ScalarNode) node;
        return scalar.getTag().equals(Tag.NULL) ? new YamlValue.Nothing(at) : new YamlValue.Text(scalar.getValue(), at);
    }

    private YamlValue.Mapping mapping(MappingNode node, Location at) {
        List<YamlValue.Entry> entries = new ArrayList<>();
        Map<String, Location> seen = new HashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            Location keyAt = location(tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
                problems.add(Problem.at(keyAt, "a key must be a plain text", "Write `key: value`"));
                continue;
            }
            Location first = seen.putIfAbsent(scalar.getValue(), keyAt);
            if (first != null) {
                problems.add(Problem.at(
                        keyAt,
                        "key \"" + scalar.getValue() + "\" stands here a second time (first in line " + first.line()
                                + ")",
                        "Keep one of them"));
                continue;
            }
            entries.add(new YamlValue.Entry(new YamlValue.Text(scalar.getValue(), keyAt), value(tuple.getValueNode())));
        }
        return new YamlValue.Mapping(List.copyOf(entries), at);
    }

    private Location location(Mark mark) {
        return new Location(shownAs, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
