package io.pelato.template;

import io.pelato.problem.Location;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.yaml.YamlReader;
import io.pelato.yaml.YamlValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads one descriptor and collects all its faults. */
final class DescriptorReader {

    private final List<Problem> problems = new ArrayList<>();
    private final YamlValue.Mapping root;

    DescriptorReader(Path file, Path shownAs) {
        this.root = YamlReader.read(file, shownAs);
    }

    TaskType taskType(PartFolders folders) {
        knownKeys(
                root,
                Set.of(
                        "type",
                        "aliases",
                        "summary",
                        "world",
                        "parts",
                        "signatures",
                        "fields",
                        "providers",
                        "links",
                        "config"));
        List<String> parts = texts(root, "parts");
        var type = new TaskType(
                required(root, "type"),
                texts(root, "aliases"),
                required(root, "summary"),
                required(root, "world"),
                parts,
                forms(),
                mappings(root, "fields").stream().map(this::field).toList(),
                mappings(root, "links").stream().map(this::link).toList(),
                expressions(root, "config"),
                folders.filesOf(parts, part -> problems.add(unknownPart(part, folders))));
        finish();
        return type;
    }

    Provider provider() {
        knownKeys(root, Set.of("name", "image", "config", "link_config"));
        var provider = new Provider(
                required(root, "name"),
                required(root, "image"),
                expressions(root, "config"),
                expressions(root, "link_config"));
        finish();
        return provider;
    }

    private void finish() {
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
    }

    private Problem unknownPart(String part, PartFolders folders) {
        Location at = root.get("parts").map(YamlValue::location).orElse(root.location());
        return Problem.at(at, "unknown part \"" + part + "\"", NearestName.advice(part, folders.names()));
    }

    private List<TaskForm> forms() {
        List<TaskForm> forms = new ArrayList<>();
        for (String key : texts(root, "signatures")) {
            TaskForm.named(key)
                    .ifPresentOrElse(
                            forms::add,
                            () -> problems.add(Problem.at(
                                    at(root, "signatures"),
                                    "unknown signature \"" + key + "\"",
                                    NearestName.advice(
                                            key,
                                            Arrays.stream(TaskForm.values())
                                                    .map(TaskForm::key)
                                                    .toList()))));
        }
        if (forms.isEmpty()) {
            problems.add(Problem.at(
                    at(root, "signatures"),
                    "a task type needs at least one signature of exec_task",
                    "Write `signatures: [string]`"));
        }
        return forms;
    }

    private Field field(YamlValue.Mapping mapping) {
        knownKeys(mapping, Set.of("name", "kind", "required", "default", "meaning"));
        String kind = required(mapping, "kind");
        Optional<FieldKind> known = FieldKind.named(kind);
        if (known.isEmpty() && !kind.isEmpty()) {
            problems.add(Problem.at(
                    at(mapping, "kind"),
                    "unknown kind \"" + kind + "\"",
                    NearestName.advice(
                            kind,
                            Arrays.stream(FieldKind.values())
                                    .map(FieldKind::key)
                                    .toList())));
        }
        var presence = mapping.text("required").filter("true"::equals).isPresent()
                ? Field.Presence.REQUIRED
                : Field.Presence.OPTIONAL;
        return new Field(
                required(mapping, "name"),
                known.orElse(FieldKind.TEXT),
                presence,
                mapping.text("default"),
                required(mapping, "meaning"));
    }

    private Link link(YamlValue.Mapping mapping) {
        knownKeys(mapping, Set.of("to", "from", "namespace", "package", "interfaces", "config"));
        Optional<String> to = mapping.text("to");
        Optional<String> from = mapping.text("from");
        if (to.isPresent() == from.isPresent()) {
            problems.add(
                    Problem.at(
                            mapping.location(),
                            "a link has either \"to\" or \"from\"",
                            "Write `to: PROVIDER` where the component calls it, `from: PROVIDER` where it calls the component"));
        }
        return new Link(
                to.isPresent() ? Link.Direction.TO_PROVIDER : Link.Direction.FROM_PROVIDER,
                to.or(() -> from).orElse(""),
                required(mapping, "namespace"),
                required(mapping, "package"),
                texts(mapping, "interfaces"),
                expressions(mapping, "config"));
    }

    private String required(YamlValue.Mapping mapping, String key) {
        Optional<String> text = mapping.text(key);
        if (text.isEmpty()) {
            problems.add(Problem.at(
                    at(mapping, key), "\"" + key + "\" is missing or no text", "Write `" + key + ": a text`"));
        }
        return text.orElse("");
    }

    private List<String> texts(YamlValue.Mapping mapping, String key) {
        Optional<YamlValue> value = mapping.get(key);
        if (value.isEmpty()) {
            return List.of();
        }
        if (value.get() instanceof YamlValue.Sequence sequence
                && sequence.items().stream().allMatch(YamlValue.Text.class::isInstance)) {
            return sequence.items().stream()
                    .map(item -> ((YamlValue.Text) item).text())
                    .toList();
        }
        problems.add(Problem.at(at(mapping, key), "\"" + key + "\" must be a list of texts", "Write `[one, two]`"));
        return List.of();
    }

    private List<YamlValue.Mapping> mappings(YamlValue.Mapping mapping, String key) {
        Optional<YamlValue> value = mapping.get(key);
        if (value.isEmpty()) {
            return List.of();
        }
        if (value.get() instanceof YamlValue.Sequence sequence
                && sequence.items().stream().allMatch(YamlValue.Mapping.class::isInstance)) {
            return sequence.items().stream().map(YamlValue.Mapping.class::cast).toList();
        }
        problems.add(
                Problem.at(at(mapping, key), "\"" + key + "\" must be a list of mappings", "Write `- key: value`"));
        return List.of();
    }

    private Map<String, String> expressions(YamlValue.Mapping mapping, String key) {
        Map<String, String> expressions = new LinkedHashMap<>();
        Optional<YamlValue> value = mapping.get(key);
        if (value.isPresent() && value.get() instanceof YamlValue.Mapping entries) {
            entries.entries().forEach(entry -> {
                if (entry.value() instanceof YamlValue.Text text) {
                    expressions.put(entry.key().text(), text.text());
                } else {
                    problems.add(Problem.at(
                            entry.value().location(),
                            "\"" + entry.key().text() + "\" must be a text",
                            "Write one FreeMarker expression"));
                }
            });
        } else if (value.isPresent()) {
            problems.add(Problem.at(at(mapping, key), "\"" + key + "\" must be a mapping", "Write `key: value` lines"));
        }
        return expressions;
    }

    private void knownKeys(YamlValue.Mapping mapping, Set<String> known) {
        for (YamlValue.Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (!known.contains(key)) {
                problems.add(Problem.at(
                        entry.key().location(),
                        "unknown key \"" + key + "\"",
                        NearestName.advice(key, new TreeSet<>(known))));
            }
        }
    }

    private static Location at(YamlValue.Mapping mapping, String key) {
        return mapping.get(key).map(YamlValue::location).orElse(mapping.location());
    }
}
