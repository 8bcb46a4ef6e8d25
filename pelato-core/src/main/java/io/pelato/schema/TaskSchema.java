package io.pelato.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pelato.template.CommonField;
import io.pelato.template.CommonFields;
import io.pelato.template.Delivery;
import io.pelato.template.Field;
import io.pelato.template.FieldKind;
import io.pelato.template.TaskType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a task may hold: by its type where that is known, else what any type has. */
final class TaskSchema {

    private static final String TASK = "task";
    private static final String COMMON = "field-";
    private static final String TYPE = "type-";
    private static final String TRIGGER = "source_topic";

    private final List<TaskType> types;
    private final Common common;
    private final Set<String> inherited;

    /**
     * The schema of tasks.
     *
     * @param inherited the keys that may stand at the top of the workflow instead
     */
    TaskSchema(List<TaskType> types, Common common, Set<String> inherited) {
        this.types = types;
        this.common = common;
        this.inherited = inherited;
    }

    /** Adds the definitions of the common fields, of each type, and of a task; the last one is what a list of tasks has. */
    ObjectNode define(ObjectNode definitions) {
        CommonFields.keys().forEach(key -> definitions.set(COMMON + key, common.of(key)));
        types.forEach(type -> definitions.set(TYPE + type.name(), type(type)));
        definitions.set(TASK, task());
        return Nodes.reference(TASK);
    }

    /** Whether a task is of one of these types, whatever it is called. */
    static ObjectNode isOf(List<TaskType> types) {
        ObjectNode names = Nodes.object()
                .set(
                        "enum",
                        Nodes.texts(types.stream().flatMap(TaskSchema::names).toList()));
        return Nodes.object()
                .<ObjectNode>set("properties", Nodes.object().set("type", names))
                .set("required", Nodes.texts(List.of("type")));
    }

    private ObjectNode task() {
        ObjectNode properties = Nodes.object();
        CommonFields.keys().forEach(key -> properties.set(key, Nodes.reference(COMMON + key)));
        List<String> keys = Stream.concat(
                        CommonFields.keys().stream(),
                        types.stream().flatMap(type -> type.fields().stream()).map(Field::name))
                .distinct()
                .toList();
        // A type may declare these anew; without the type nothing more is known of them.
        CommonFields.ofComponents().stream()
                .map(Field::name)
                .filter(name -> types.stream().anyMatch(type -> type.field(name).isPresent()))
                .forEach(properties::remove);
        ArrayNode choices = Nodes.list();
        for (TaskType type : types) {
            choices.add(Nodes.object()
                    .<ObjectNode>set("if", isOf(List.of(type)))
                    .set("then", Nodes.reference(encoded(TYPE + type.name()))));
        }
        return Nodes.object()
                .put("description", "A Go function, and what it is run for.")
                .put("type", "object")
                .<ObjectNode>set("properties", properties)
                .<ObjectNode>set("propertyNames", Nodes.object().set("enum", Nodes.texts(keys)))
                .<ObjectNode>set("required", Nodes.texts(required()))
                .<ObjectNode>setAll(oneTarget())
                .set("allOf", choices);
    }

    private ObjectNode type(TaskType type) {
        ObjectNode properties = Nodes.object();
        CommonFields.keys().stream()
                .filter(key -> type.field(key).isEmpty())
                .forEach(key -> properties.set(key, Nodes.reference(COMMON + key)));
        if (!type.knows(Delivery.AT_LEAST_ONCE)) {
            properties.set(CommonFields.DELIVERY, common.delivery(Stream.of(Delivery.AT_MOST_ONCE)));
        }
        List<String> required = new ArrayList<>();
        for (Field field : type.fields()) {
            boolean needed = field.presence() == Field.Presence.REQUIRED && !inherited.contains(field.name());
            ObjectNode schema = field.name().equals(CommonFields.ERROR_TOPIC)
                    ? Common.orNone(FieldSchema.of(field))
                    : FieldSchema.of(field);
            properties.set(field.name(), needed ? schema : Common.optional(schema));
            if (needed) {
                required.add(field.name());
            }
        }
        ObjectNode mapping = Nodes.closed(properties, required);
        ArrayNode schedules = schedules(type);
        if (!schedules.isEmpty()) {
            mapping.set("allOf", schedules);
        }
        return Nodes.described(mapping, type.summary());
    }

    // NATS publishes a scheduled message to one subject.
    private static ArrayNode schedules(TaskType type) {
        ObjectNode trigger =
                Nodes.object().set(TRIGGER, Common.optional(FieldSchema.withList(Nodes.text(Texts.TOPIC), 1)));
        ArrayNode rules = Nodes.list();
        type.fields().stream()
                .filter(field -> field.kind() == FieldKind.SCHEDULE
                        && type.field(TRIGGER).isPresent())
                .forEach(field -> rules.add(Nodes.object()
                        .<ObjectNode>set("if", Nodes.having(field.name()))
                        .set("then", Nodes.object().set("properties", trigger))));
        return rules;
    }

    private static List<String> required() {
        return CommonFields.all().stream()
                .filter(field -> field.field().presence() == Field.Presence.REQUIRED)
                .map(CommonField::key)
                .filter(key -> !key.equals(Common.TARGET))
                .toList();
    }

    private static ObjectNode oneTarget() {
        return Nodes.oneOf(requires(Common.TARGET), requires(Common.TARGETS));
    }

    private static ObjectNode requires(String key) {
        return Nodes.object().set("required", Nodes.texts(List.of(key)));
    }

    static Stream<String> names(TaskType type) {
        return Stream.concat(Stream.of(type.name()), type.aliases().stream());
    }

    // A definition's name in the fragment of a URI, as a JSON pointer.
    private static String encoded(String name) {
        return URLEncoder.encode(name.replace("~", "~0").replace("/", "~1"), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%7E", "~");
    }
}
