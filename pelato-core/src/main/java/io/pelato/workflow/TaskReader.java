package io.pelato.workflow;

import io.pelato.problem.Location;
import io.pelato.problem.ProblemsException;
import io.pelato.template.Field;
import io.pelato.template.FieldKind;
import io.pelato.template.NearestName;
import io.pelato.template.TaskForm;
import io.pelato.template.TaskType;
import io.pelato.template.Templates;
import io.pelato.yaml.YamlValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the tasks of one workflow file. */
final class TaskReader {

    private static final String TRIGGER = "source_topic";

    private final Templates templates;
    private final WorkflowSettings settings;
    private final String project;
    private final YamlValue.Mapping workflow;
    private final Faults faults;
    private final Optional<Optimization> inheritedOptimization;

    TaskReader(
            Templates templates, WorkflowSettings settings, String project, YamlValue.Mapping workflow, Faults faults) {
        this.templates = templates;
        this.settings = settings;
        this.project = project;
        this.workflow = workflow;
        this.faults = faults;
        this.inheritedOptimization = new BuildReader(faults).optimization(workflow);
    }

    /** The task, where it has no fault; otherwise its faults have been noted. */
    Optional<Task> read(YamlValue.Mapping mapping) {
        var values = new FieldReader(mapping, faults);
        Optional<TaskType> type = type(values);
        type.ifPresent(known -> checkKeys(values, known));
        Optional<String> component = componentName(values);
        Optional<String> version = version(values);
        List<String> targets = targets(values, mapping);
        int instances = values.number("instances").orElse(settings.instances());
        if (instances == 0) {
            faults.add(values.at("instances"), "\"instances\" is 0, so the task would never run", "Write 1 or more");
        }
        Optional<Optimization> optimization = new BuildReader(faults).optimization(mapping);
        String name = values.text("name")
                .filter(text -> !text.isBlank())
                .or(() -> component)
                .orElse("");
        var code = new TaskCode(settings, faults);
        Optional<TaskCode.Checked> checked = values.required("code")
                .flatMap(file -> code.check(
                        file, values.at("code"), type.map(TaskType::forms).orElse(List.of())));
        if (type.isEmpty()) {
            CommonFields.settings().forEach(values::values);
            return Optional.empty();
        }
        // Without a name the fields are read all the same, for their faults.
        Map<String, List<String>> fields = fields(values, type.get(), component.orElse("component"));
        if (component.isEmpty() || version.isEmpty() || checked.isEmpty() || targets.isEmpty()) {
            return Optional.empty();
        }
        TaskForm form = checked.get().form();
        return Optional.of(new Task(
                name,
                type.get(),
                checked.get().file(),
                form,
                targets,
                component.get(),
                version.get(),
                instances,
                optimization.or(() -> inheritedOptimization),
                fields));
    }

    private Optional<TaskType> type(FieldReader values) {
        List<String> names = templates.types().stream().map(TaskType::name).toList();
        if (values.absent("type")) {
            values.missing("type", "Types: " + String.join(", ", names));
        }
        Optional<String> name = values.text("type");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<TaskType> type = templates.type(name.get());
        if (type.isEmpty()) {
            faults.add(
                    values.at("type"),
                    "unknown type \"" + name.get() + "\"",
                    NearestName.of(name.get(), names)
                                    .map(near -> "Did you mean \"" + near + "\"? ")
                                    .orElse("")
                            + "Types: " + String.join(", ", names));
        }
        return type;
    }

    private static void checkKeys(FieldReader values, TaskType type) {
        List<String> known = Stream.concat(CommonFields.all().stream(), type.fields().stream())
                .map(field -> field.name().split("\\.", 2)[0])
                .distinct()
                .toList();
        values.onlyKeys(known, " in a task of type " + type.name());
    }

    private Optional<String> componentName(FieldReader values) {
        return values.required("component_name")
                .filter(name -> values.expect(
                        "component_name",
                        Names.isComponent(name),
                        "\"" + name + "\" cannot be a component_name",
                        "Write lower-case letters and digits, with single `.`, `_` or `-` between them, at most 63, as"
                                + " in `data_aggregation`"));
    }

    private Optional<String> version(FieldReader values) {
        return values.required("version")
                .filter(version -> values.expect(
                        "version",
                        Names.isVersion(version),
                        "\"" + version + "\" is no version",
                        "Write MAJOR.MINOR.PATCH, such as 1.0.0 or 1.0.0-rc.1"));
    }

    private List<String> targets(FieldReader values, YamlValue.Mapping mapping) {
        Optional<YamlValue.Entry> second = mapping.entry("targets");
        if (mapping.entry("target").isPresent() && second.isPresent()) {
            faults.add(
                    second.get().key().location(),
                    "\"target\" and \"targets\" both stand here",
                    "They mean the same: keep one");
            return List.of();
        }
        String key = second.isPresent() ? "targets" : "target";
        List<YamlValue.Text> texts = values.texts(key);
        if (texts.isEmpty() && mapping.get(key).isEmpty()) {
            values.missing(key, "Name one or more of: " + String.join(", ", settings.targets()));
        }
        for (YamlValue.Text text : texts) {
            if (!Names.isLabel(text.text()) || !settings.targets().contains(text.text())) {
                faults.add(
                        text.location(),
                        "unknown target \"" + text.text() + "\"",
                        NearestName.of(text.text(), settings.targets())
                                        .map(near -> "Did you mean \"" + near + "\"? ")
                                        .orElse("")
                                + "Targets are the host-type labels in pelato.targets: "
                                + String.join(", ", settings.targets()));
            }
        }
        return texts.stream().map(YamlValue.Text::text).distinct().toList();
    }

    private Map<String, List<String>> fields(FieldReader values, TaskType type, String component) {
        List<Field> own = type.fields();
        List<Field> common = CommonFields.settings().stream()
                .filter(field -> type.field(field.name()).isEmpty())
                .toList();
        var inherited = new FieldReader(workflow, faults);
        var resolver = new FieldResolver(project, component, type);
        for (Field field : Stream.concat(own.stream(), common.stream()).toList()) {

            FieldReader source = values.absent(field.name()) ? inherited : values;
            if (source.absent(field.name())) {
                resolver.put(field, defaultOf(field, values, resolver));
            } else if (field.kind() == FieldKind.DATABASE) {
                resolver.put(field, source.database(field.name()));
            } else {
                resolver.put(field, source.values(field));
            }
        }
        checkTrigger(values, type, resolver.settings());
        return resolver.settings();
    }

    // NATS publishes a scheduled message to one subject.
    private static void checkTrigger(FieldReader values, TaskType type, Map<String, List<String>> settings) {
        boolean scheduled = type.fields().stream()
                .anyMatch(field -> field.kind() == FieldKind.SCHEDULE && settings.containsKey(field.name()));
        List<String> triggers = settings.getOrDefault(TRIGGER, List.of());
        boolean one = triggers.size() == 1
                && FieldRule.violation(FieldKind.TOPIC, triggers.get(0)).isEmpty();
        if (scheduled && !triggers.isEmpty()) {
            values.expect(
                    TRIGGER,
                    one,
                    "a schedule triggers its task through \"" + TRIGGER + "\", which is not one plain subject here",
                    "Write one subject without wildcards, or leave it out");
        }
    }

    private List<String> defaultOf(Field field, FieldReader values, FieldResolver resolver) {
        if (field.presence() == Field.Presence.REQUIRED) {
            values.missing(field.name(), field.meaning());
            return List.of();
        }
        try {
            return resolver.defaultOf(field);
        } catch (ProblemsException e) {
            Location at = values.at("type");
            e.problems().forEach(problem -> faults.add(at, problem.message(), problem.advice()));
            return List.of();
        }
    }
}
