package io.pelato.workflow;

import io.pelato.problem.Location;
import io.pelato.problem.ProblemsException;
import io.pelato.template.CommonFields;
import io.pelato.template.Delivery;
import io.pelato.template.Expression;
import io.pelato.template.Field;
import io.pelato.template.FieldKind;
import io.pelato.template.TaskType;
import io.pelato.yaml.YamlValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the fields of one task: those of its type, then those of all tasks that the type does not declare anew. */
final class TaskFields {

    private static final String TRIGGER = "source_topic";

    private final String project;
    private final String component;
    private final TaskType type;
    private final FieldReader own;
    private final FieldReader inherited;
    private final Faults faults;
    private final Map<String, FieldValue> values = new LinkedHashMap<>();
    private final List<TaskTopics.Topic> reads = new ArrayList<>();
    private final List<TaskTopics.Topic> writes = new ArrayList<>();

    /**
     * A reader of one task.
     *
     * @param inherited the top of the workflow, for what the task does not say
     */
    TaskFields(String project, String component, TaskType type, FieldReader own, FieldReader inherited, Faults faults) {
        this.project = project;
        this.component = component;
        this.type = type;
        this.own = own;
        this.inherited = inherited;
        this.faults = faults;
    }

    /** Reads all fields, and notes what is wrong with them. */
    void read() {
        List<Field> common = CommonFields.ofTasks().stream()
                .filter(field -> type.field(field.name()).isEmpty())
                .toList();
        Stream.concat(type.fields().stream(), common.stream()).forEach(this::read);
        checkTrigger();
    }

    /** The values by field; a field without a value is absent. */
    Map<String, FieldValue> values() {
        return Collections.unmodifiableMap(values);
    }

    /** What the task reads from and writes to, with the places. */
    TaskTopics topics(String name, TaskTopics.Loop loop) {
        return new TaskTopics(name, own.start(), List.copyOf(reads), List.copyOf(writes), loop, delivery());
    }

    private Delivery delivery() {
        return Optional.ofNullable(values.get(CommonFields.DELIVERY))
                .map(value -> value.texts().get(0))
                .flatMap(Delivery::named)
                .orElse(Delivery.AT_MOST_ONCE);
    }

    private void read(Field field) {
        FieldReader source = own.absent(field.name()) ? inherited : own;
        if (source.absent(field.name())) {
            defaultOf(field).ifPresent(value -> put(field, value, own));
        } else if (!isTakenAway(field, source)) {
            source.value(field).ifPresent(value -> put(field, value, source));
        }
    }

    /** A task without an error topic under a workflow that has one. */
    static boolean isTakenAway(Field field, FieldReader source) {
        return field.name().equals(CommonFields.ERROR_TOPIC)
                && source.textOf(field.name()).filter(CommonFields.NONE::equals).isPresent();
    }

    private void put(Field field, FieldValue value, FieldReader source) {
        values.put(field.name(), value);
        if (field.kind().isReadFrom()) {
            value.texts().forEach(subject -> reads.add(topic(field, subject, source)));
        } else if (field.kind().isWrittenTo()) {
            value.texts().forEach(subject -> writes.add(topic(field, subject, source)));
        }
    }

    private TaskTopics.Topic topic(Field field, String subject, FieldReader source) {
        Location at = source.absent(field.name())
                ? own.start()
                : source.texts(field.name()).stream()
                        .filter(text -> text.text().equals(subject))
                        .map(YamlValue.Text::location)
                        .findFirst()
                        .orElse(own.start());
        SubjectRule.doubt(subject).ifPresent(doubt -> faults.warn(at, doubt.message(), doubt.advice()));
        return new TaskTopics.Topic(subject, field.name(), at);
    }

    // NATS publishes a scheduled message to one subject.
    private void checkTrigger() {
        boolean scheduled = type.fields().stream()
                .anyMatch(field -> field.kind() == FieldKind.SCHEDULE && values.containsKey(field.name()));
        List<String> triggers =
                values.containsKey(TRIGGER) ? values.get(TRIGGER).texts() : List.of();
        boolean one = triggers.size() == 1
                && FieldRule.violation(FieldKind.TOPIC, triggers.get(0)).isEmpty();
        if (scheduled && !triggers.isEmpty()) {
            own.expect(
                    TRIGGER,
                    one,
                    "a schedule triggers its task through \"" + TRIGGER + "\", which is not one plain subject here",
                    "Write one subject without wildcards, or leave it out");
        }
    }

    private Optional<FieldValue> defaultOf(Field field) {
        if (field.presence() == Field.Presence.REQUIRED) {
            own.missing(field.name(), field.meaning());
            return Optional.empty();
        }
        try {
            return field.defaultValue()
                    .map(expression -> Expression.evaluate(expression, type.name() + "/" + field.name(), variables()))
                    .filter(text -> !text.isEmpty())
                    .flatMap(text -> checkedDefault(field, text));
        } catch (ProblemsException e) {
            Location at = own.at("type");
            e.problems().forEach(problem -> faults.add(at, problem.message(), problem.advice()));
            return Optional.empty();
        }
    }

    private Optional<FieldValue> checkedDefault(Field field, String text) {
        Location at = own.at("type");
        Optional<String> violation = FieldRule.violation(field, text);
        violation.ifPresent(advice -> faults.add(
                at,
                "the default of \"" + field.name() + "\" in type " + type.name() + " is \"" + text
                        + "\", which is no valid value",
                advice));
        return violation.isPresent()
                ? Optional.empty()
                : FieldReader.value(field, List.of(new YamlValue.Text(text, at)));
    }

    private Map<String, Object> variables() {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("project", project);
        variables.put("component", component);
        values.forEach((name, value) -> value.variable().ifPresent(variable -> variables.put(name, variable)));
        return variables;
    }
}
