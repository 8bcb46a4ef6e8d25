package io.pelato.workflow;

import io.pelato.module.TaskModule;
import io.pelato.template.CommonField;
import io.pelato.template.CommonFields;
import io.pelato.template.Delivery;
import io.pelato.template.Field;
import io.pelato.template.NearestName;
import io.pelato.template.TaskForm;
import io.pelato.template.TaskType;
import io.pelato.template.Templates;
import io.pelato.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the tasks of one workflow file. */
final class TaskReader {

    private static final Field INSTANCES = CommonFields.all().stream()
            .map(CommonField::field)
            .filter(field -> field.name().equals(CommonFields.INSTANCES))
            .findFirst()
            .orElseThrow();

    private final Templates templates;
    private final WorkflowSettings settings;
    private final Optional<TaskModule> module;
    private final String project;
    private final YamlValue.Mapping workflow;
    private final Faults faults;
    private final Optional<Optimization> inheritedOptimization;
    private final List<TaskTopics> topics = new ArrayList<>();

    TaskReader(
            Templates templates,
            WorkflowSettings settings,
            Optional<TaskModule> module,
            String project,
            YamlValue.Mapping workflow,
            Faults faults) {
        this.templates = templates;
        this.settings = settings;
        this.module = module;
        this.project = project;
        this.workflow = workflow;
        this.faults = faults;
        this.inheritedOptimization = new BuildReader(faults).optimization(workflow);
    }

    /** What the tasks that were read send and receive, those with faults as well where their topics have none. */
    List<TaskTopics> topics() {
        return List.copyOf(topics);
    }

    /** The task, where it has no fault; otherwise its faults have been noted. */
    Optional<Task> read(YamlValue.Mapping mapping) {
        var values = new FieldReader(mapping, faults);
        Optional<TaskType> type = type(values);
        checkKeys(values, type);
        Optional<String> component = componentName(values);
        Optional<String> version = version(values);
        List<Target> targets = new TargetReader(settings, faults).read(values, mapping);
        int instances = instances(values);
        TaskTopics.Loop loop = loop(values);
        Optional<Optimization> optimization = new BuildReader(faults).optimization(mapping);
        Optional<String> named = values.text("name").filter(text -> !text.isBlank());
        named.flatMap(FieldRule::line)
                .ifPresent(advice -> faults.add(values.at("name"), "a \"name\" is a text of one line", advice));
        String name = named.or(() -> component).orElse("");
        List<TaskForm> forms = type.map(TaskType::forms).orElse(List.of());
        Optional<TaskCode.Checked> checked = values.required("code").flatMap(file -> code(file, values, forms));
        if (type.isEmpty()) {
            CommonFields.ofTasks().stream()
                    .filter(field -> !TaskFields.isTakenAway(field, values))
                    .forEach(values::value);
            return Optional.empty();
        }
        // Without a name the fields are read all the same, for their faults.
        var fields = new TaskFields(
                project, component.orElse("component"), type.get(), values, new FieldReader(workflow, faults), faults);
        fields.read();
        checkDelivery(values, type.get(), fields, targets);
        topics.add(fields.topics(name, loop));
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
                fields.values()));
    }

    private static void checkDelivery(FieldReader values, TaskType type, TaskFields fields, List<Target> targets) {
        Optional.ofNullable(fields.values().get(CommonFields.DELIVERY))
                .map(value -> value.texts().get(0))
                .flatMap(Delivery::named)
                .ifPresent(delivery -> {
                    values.expect(
                            values.absent(CommonFields.DELIVERY) ? "type" : CommonFields.DELIVERY,
                            type.knows(delivery),
                            "tasks of type " + type.name() + " cannot have \"delivery: " + delivery.key() + "\"",
                            "Write `delivery: at_most_once` for this task, or give the type links with `delivery: "
                                    + delivery.key() + "`");
                    values.expect(
                            values.absent("target") ? "targets" : "target",
                            delivery != Delivery.AT_LEAST_ONCE
                                    || targets.stream()
                                            .noneMatch(
                                                    target -> target.hostType().isEmpty()),
                            "a task with \"delivery: at_least_once\" has to name the host-type of its hosts",
                            "It says whether messages are kept at the edge or in the cloud: add `host-type: edge`, say,"
                                    + " to the target");
                });
    }

    // Of the forms that a type has, the compiled component has one, and nothing after the compile asks which.
    private Optional<TaskCode.Checked> code(String file, FieldReader values, List<TaskForm> forms) {
        return settings.code() == CodeAtHand.COMPONENTS
                ? forms.stream()
                        .findFirst()
                        .map(form -> new TaskCode.Checked(settings.tasks().resolve(file), form))
                : new TaskCode(settings, module, faults).check(file, values.at("code"), forms);
    }

    private int instances(FieldReader values) {
        return values.text(CommonFields.INSTANCES)
                .filter(text -> FieldRule.violation(INSTANCES, text)
                        .map(advice -> values.expect(
                                CommonFields.INSTANCES,
                                false,
                                "\"" + text + "\" is no number of \"" + CommonFields.INSTANCES + "\"",
                                advice))
                        .orElse(true))
                .map(Integer::valueOf)
                .orElse(settings.instances());
    }

    private static TaskTopics.Loop loop(FieldReader values) {
        return values.text(CommonFields.LOOP)
                        .filter(text -> values.expect(
                                CommonFields.LOOP,
                                text.equals("allowed"),
                                "\"" + text + "\" is no valid " + CommonFields.LOOP,
                                "Write `" + CommonFields.LOOP + ": allowed`, or leave it out"))
                        .isPresent()
                ? TaskTopics.Loop.ALLOWED
                : TaskTopics.Loop.FAULT;
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

    // Without its type, a key is known that any type has.
    private void checkKeys(FieldReader values, Optional<TaskType> type) {
        Stream<TaskType> types = type.map(Stream::of).orElseGet(() -> templates.types().stream());
        List<String> known = Stream.concat(
                        CommonFields.keys().stream(),
                        types.flatMap(any -> any.fields().stream()).map(Field::name))
                .distinct()
                .toList();
        values.onlyKeys(
                known, type.map(found -> " in a task of type " + found.name()).orElse(" in a task"));
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
}
