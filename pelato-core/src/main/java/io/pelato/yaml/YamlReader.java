package io.pelato.yaml;

import io.pelato.problem.FileFault;
import io.pelato.problem.Location;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.problem.UserFile;
import io.pelato.problem.Utf8;
import io.pelato.yaml.YamlValue.Text.Style;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.yaml.snakeyaml.reader.ReaderException;

/** Reads one YAML document, and keeps the place of every value. */
public final class YamlReader {

    private final Path shownAs;
    private final List<Problem> problems = new ArrayList<>();
    private final NodeVisits visits = new NodeVisits();

    private YamlReader(Path shownAs) {
        this.shownAs = shownAs;
    }

    /**
     * Reads a file.
     *
     * @param file the file to read
     * @param shownAs the file as messages name it
     * @throws ProblemsException when the file cannot be read, is not UTF-8, is not YAML, is not a mapping or names a key
     *     twice
     */
    public static YamlValue.Mapping read(Path file, Path shownAs) {
        return parse(text(file, shownAs), shownAs);
    }

    /**
     * Reads a file whose document is a list.
     *
     * @throws ProblemsException as {@link #read}, and when the document is anything but a list
     */
    public static YamlValue.Sequence readList(Path file, Path shownAs) {
        return new YamlReader(shownAs)
                .document(text(file, shownAs), YamlValue.Sequence.class, "a list", "Write it as `- key: value` lines");
    }

    private static String text(Path file, Path shownAs) {
        try {
            return Utf8.text(UserFile.bytes(file), shownAs, "");
        } catch (NoSuchFileException e) {
            throw new ProblemsException(Problem.of("There is no file " + file, "Create it, or name another file"), e);
        } catch (IOException e) {
            throw FileFault.reading(file, e);
        }
    }

    /**
     * Reads a text.
     *
     * @param yaml the document
     * @param shownAs the file that messages name as its origin
     * @throws ProblemsException when the text is not YAML, is not a mapping, names a key twice, or makes an endless
     *     number of values of its aliases
     */
    public static YamlValue.Mapping parse(String yaml, Path shownAs) {
        return new YamlReader(shownAs)
                .document(yaml, YamlValue.Mapping.class, "keys and values", "Write it as `key: value` lines");
    }

    private <T extends YamlValue> T document(String yaml, Class<T> kind, String expected, String advice) {
        YamlValue root = compose(yaml);
        if (!kind.isInstance(root) && problems.isEmpty()) {
            problems.add(Problem.at(root.location(), "expected " + expected + ", found " + root.kind(), advice));
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        return kind.cast(root);
    }

    private YamlValue compose(String yaml) {
        var start = new Location(shownAs, 1, 1);
        try {
            Node node = new Yaml(options()).compose(new StringReader(yaml));
            return node == null ? new YamlValue.Nothing(start) : value(node);
        } catch (MarkedYAMLException e) {
            throw new ProblemsException(YamlFault.of(e, yaml, start), e);
        } catch (ReaderException e) {
            int before = yaml.offsetByCodePoints(0, e.getPosition());
            throw new ProblemsException(
                    Problem.at(
                            Utf8.end(shownAs, yaml.substring(0, before)),
                            String.format(
                                    Locale.ROOT, "YAML does not allow the character U+%04X here", e.getCodePoint()),
                            "Take it out, or write it as an escape in double quotes"),
                    e);
        } catch (YAMLException e) {
            throw new ProblemsException(
                    Problem.at(start, "this is not YAML: " + e.getMessage(), "Write plain keys and values"), e);
        }
    }

    // What aliases come to is counted here, whatever their number: a task that merges a common part has one.
    private static LoaderOptions options() {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        return options;
    }

    private YamlValue value(Node node) {
        Location at = location(node.getStartMark());
        if (!visits.enter(node)) {
            problems.add(Problem.at(at, "this value contains itself through an alias", "Write the value out"));
            return new YamlValue.Nothing(at);
        }
        if (visits.areTooMany()) {
            throw new ProblemsException(Problem.at(
                    at,
                    "aliases of aliases make more than " + NodeVisits.MOST_REPEATED + " values of this one",
                    "Write out what the file needs of it"));
        }
        try {
            return value(node, at);
        } finally {
            visits.leave(node);
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
        return scalar.getTag().equals(Tag.NULL) ? new YamlValue.Nothing(at) : text(scalar, at);
    }

    private YamlValue.Text text(ScalarNode scalar, Location at) {
        if (scalar.getValue().indexOf('\0') >= 0) {
            problems.add(Problem.at(at, "this text holds the character NUL", "Write it without `\\0`"));
        }
        return new YamlValue.Text(scalar.getValue(), scalar.isPlain() ? Style.PLAIN : Style.QUOTED, at);
    }

    private YamlValue.Mapping mapping(MappingNode node, Location at) {
        List<YamlValue.Entry> entries = new ArrayList<>();
        List<YamlValue> merged = new ArrayList<>();
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
                        scalar.getTag().equals(Tag.MERGE) ? "Write one `<<: [*one, *two]`" : "Keep one of them"));
            } else if (scalar.getTag().equals(Tag.MERGE)) {
                merged.add(value(tuple.getValueNode()));
            } else {
                entries.add(new YamlValue.Entry(text(scalar, keyAt), value(tuple.getValueNode())));
            }
        }
        merged.forEach(value -> merge(value, entries, seen));
        return new YamlValue.Mapping(List.copyOf(entries), at);
    }

    /** Adds what {@code <<} brings: keys that stand in the mapping itself win, then those of an earlier mapping. */
    private void merge(YamlValue value, List<YamlValue.Entry> entries, Map<String, Location> seen) {
        if (value instanceof YamlValue.Mapping mapping) {
            for (YamlValue.Entry entry : mapping.entries()) {
                if (seen.putIfAbsent(entry.key().text(), entry.key().location()) == null) {
                    entries.add(entry);
                }
            }
        } else if (value instanceof YamlValue.Sequence sequence
                && sequence.items().stream().allMatch(YamlValue.Mapping.class::isInstance)) {
            sequence.items().forEach(item -> merge(item, entries, seen));
        } else {
            problems.add(Problem.at(
                    value.location(),
                    "`<<` merges a mapping, or a list of mappings, found " + value.kind(),
                    "Write `<<: *name` with the anchor of a mapping, as in `x-common: &name`"));
        }
    }

    private Location location(Mark mark) {
        return new Location(shownAs, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
