package io.pelato.template;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.yaml.YamlReader;
import io.pelato.yaml.YamlValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one descriptor and collects all its faults. */
final class DescriptorReader {

    private static final Set<String> TYPE_KEYS = Set.of(
            "type", "aliases", "summary", "world", "parts", "signatures", "fields", "providers", "links", "config");
    private static final Set<String> FIELD_KEYS = Set.of("name", "kind", "required", "default", "meaning");
    private static final Set<String> LINK_KEYS =
            Set.of("to", "from", "delivery", "namespace", "package", "interfaces", "config");
    private static final Set<String> PROVIDER_KEYS = Set.of("name", "image", "config", "link_config");
    // What every task has already, but for what a type may declare anew, and what expressions find under a name of its
    // own.
    private static final Set<String> TAKEN = Stream.concat(
                    CommonFields.keys().stream(),
                    Stream.of("project_name", "tasks", "project", "component", "queue_group"))
            .filter(key -> CommonFields.ofComponents().stream()
                    .noneMatch(field -> field.name().equals(key)))
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    private final List<Problem> problems = new ArrayList<>();
    private final MappingReader root;

    DescriptorReader(Path file, Path shownAs) {
        this.root = new MappingReader(YamlReader.read(file, shownAs), problems);
    }

    TaskType taskType(String folder, PartFolders folders) {
        root.knownKeys(TYPE_KEYS);
        for (MappingReader provider : root.mappings("providers")) {
            provider.knownKeys(Set.of("name"));
            provider.required("name");
        }
        List<YamlValue.Text> parts = root.texts("parts");
        var type = new TaskType(
                named("type", folder, "Name the folder and the type alike"),
                names(root.texts("aliases")),
                root.required("summary"),
                root.required("world"),
                names(parts),
                forms(),
                fields(),
                root.mappings("links").stream().map(this::link).toList(),
                root.expressions("config"),
                folders.filesOf(names(parts), part -> unknownPart(part, parts, folders)));
        finish();
        return type;
    }

    Provider provider(String fileName) {
        root.knownKeys(PROVIDER_KEYS);
        var provider = new Provider(
                named("name", fileName, "Name the file NAME.yaml after the provider"),
                root.required("image"),
                root.expressions("config"),
                root.expressions("link_config"));
        finish();
        return provider;
    }

    /**
     * What of a type that was read does not fit the other types and the providers that there are.
     *
     * @param beside the other types of its template folder
     * @param before those of the folders that were read before, which cannot know of this one
     */
    List<Problem> clashes(List<TaskType> beside, List<TaskType> before, Set<String> providers) {
        for (MappingReader link : root.mappings("links")) {
            link.knownProvider(link.text("to").isPresent() ? "to" : "from", providers);
        }
        for (MappingReader provider : root.mappings("providers")) {
            provider.knownProvider("name", providers);
        }
        String name = root.text("type").orElse("");
        before.stream()
                .filter(other -> other.aliases().contains(name))
                .forEach(other -> root.fault(
                        "type",
                        "the name \"" + name + "\" is an alias of the task type " + other.name(),
                        "Choose another name, or name it " + other.name() + " to replace that type"));
        for (YamlValue.Text alias : root.texts("aliases")) {
            Stream.concat(beside.stream(), before.stream())
                    .filter(other ->
                            other.name().equals(alias.text()) || other.aliases().contains(alias.text()))
                    .forEach(other -> problems.add(Problem.at(
                            alias.location(),
                            "the alias \"" + alias.text() + "\" is taken by the task type " + other.name(),
                            "Choose another alias")));
        }
        return List.copyOf(problems);
    }

    private void finish() {
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
    }

    private String named(String key, String expected, String advice) {
        String name = root.required(key);
        if (!name.isBlank() && !name.equals(expected)) {
            root.fault(key, "\"" + name + "\" stands in a place named \"" + expected + "\"", advice);
        }
        return name;
    }

    private void unknownPart(String part, List<YamlValue.Text> parts, PartFolders folders) {
        parts.stream()
                .filter(text -> text.text().equals(part))
                .forEach(text -> problems.add(Problem.at(
                        text.location(), "unknown part \"" + part + "\"", NearestName.advice(part, folders.names()))));
    }

    private List<TaskForm> forms() {
        List<YamlValue.Text> keys = root.texts("signatures");
        if (keys.isEmpty()) {
            root.fault(
                    "signatures",
                    "a task type needs at least one signature of exec_task",
                    "Write `signatures: [string]`");
        }
        List<TaskForm> forms = new ArrayList<>();
        for (YamlValue.Text key : keys) {
            TaskForm.named(key.text())
                    .ifPresentOrElse(
                            forms::add,
                            () -> problems.add(Problem.at(
                                    key.location(),
                                    "unknown signature \"" + key.text() + "\"",
                                    NearestName.advice(
                                            key.text(),
                                            Arrays.stream(TaskForm.values())
                                                    .map(TaskForm::key)
                                                    .toList()))));
        }
        return forms;
    }

    private List<Field> fields() {
        Set<String> seen = new HashSet<>();
        List<Field> fields = new ArrayList<>();
        for (MappingReader mapping : root.mappings("fields")) {
            Field field = field(mapping);
            if (TAKEN.contains(field.name())) {
                mapping.fault("name", "\"" + field.name() + "\" has a meaning for every task", "Choose another name");
            } else if (!field.name().isBlank() && !NAME.matcher(field.name()).matches()) {
                mapping.fault(
                        "name",
                        "\"" + field.name() + "\" cannot be the name of a field",
                        "Write a letter, then letters, digits and `_`");
            } else if (!field.name().isBlank() && !seen.add(field.name())) {
                mapping.fault("name", "field \"" + field.name() + "\" stands here a second time", "Keep one of them");
            }
            fields.add(field);
        }
        return List.copyOf(fields);
    }

    private Field field(MappingReader mapping) {
        mapping.knownKeys(FIELD_KEYS);
        String kind = mapping.required("kind");
        Optional<FieldKind> known = FieldKind.named(kind);
        if (known.isEmpty() && !kind.isBlank()) {
            mapping.fault(
                    "kind",
                    "unknown kind \"" + kind + "\"",
                    NearestName.advice(
                            kind,
                            Arrays.stream(FieldKind.values())
                                    .map(FieldKind::key)
                                    .toList()));
        }
        String required = mapping.text("required").orElse("false");
        if (!required.equals("true") && !required.equals("false")) {
            mapping.fault("required", "\"" + required + "\" is neither true nor false", "Write `required: true`");
        }
        Optional<String> defaultValue = mapping.expression("default");
        if (required.equals("true") && defaultValue.isPresent()) {
            mapping.fault("default", "a required field has no default", "Remove `required` or `default`");
        }
        if (defaultValue.isPresent() && known.filter(FieldKind::isMapping).isPresent()) {
            mapping.fault("default", "a field of kind " + kind + " has no default", "Remove `default`");
        }
        return new Field(
                mapping.required("name"),
                known.orElse(FieldKind.TEXT),
                required.equals("true") ? Field.Presence.REQUIRED : Field.Presence.OPTIONAL,
                defaultValue,
                mapping.required("meaning"));
    }

    private Link link(MappingReader mapping) {
        mapping.knownKeys(LINK_KEYS);
        Optional<String> to = mapping.text("to");
        Optional<String> from = mapping.text("from");
        if (to.isPresent() == from.isPresent()) {
            mapping.fault(
                    "from",
                    "a link has either \"to\" or \"from\"",
                    "Write `to: PROVIDER` where the component calls it, `from: PROVIDER` where it calls the component");
        }
        List<String> interfaces = names(mapping.texts("interfaces"));
        if (interfaces.isEmpty()) {
            mapping.fault("interfaces", "a link carries at least one interface", "Write `interfaces: [handler]`");
        }
        return new Link(
                to.isPresent() ? Link.Direction.TO_PROVIDER : Link.Direction.FROM_PROVIDER,
                delivery(mapping),
                to.or(() -> from).orElse(""),
                mapping.required("namespace"),
                mapping.required("package"),
                interfaces,
                mapping.expressions("config"));
    }

    private static Optional<Delivery> delivery(MappingReader link) {
        Optional<String> text = link.text("delivery");
        Optional<Delivery> delivery = text.flatMap(Delivery::named);
        if (text.isPresent() && delivery.isEmpty()) {
            link.fault(
                    "delivery",
                    "unknown delivery \"" + text.get() + "\"",
                    "Write at_most_once or at_least_once, or leave it out where tasks have the link with both");
        }
        return delivery;
    }

    private static List<String> names(List<YamlValue.Text> texts) {
        return texts.stream().map(YamlValue.Text::text).toList();
    }
}
