package io.pelato.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pelato.template.CommonField;
import io.pelato.template.CommonFields;
import io.pelato.template.Delivery;
import io.pelato.template.Field;
import io.pelato.template.TaskType;
import io.pelato.workflow.Optimization;
import io.pelato.workflow.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the fields that every task has may hold: most have rules beside that of their kind. */
final class Common {

    static final String TARGET = "target";
    static final String TARGETS = "targets";

    private static final String BUILD = "build";

    private final List<TaskType> types;
    private final Optional<List<String>> targets;

    /** The fields of workflows with these types, where tasks may name these targets; any where none are given. */
    Common(List<TaskType> types, Optional<List<String>> targets) {
        this.types = types;
        this.targets = targets;
    }

    /** What may stand under a key of a task, or of a workflow for its tasks. */
    ObjectNode of(String key) {
        Field field = CommonFields.all().stream()
                .filter(common -> common.key().equals(key))
                .map(CommonField::field)
                .findFirst()
                .orElseThrow();
        return switch (key) {
            case "name" -> described(Nodes.orNothing(Nodes.text(Texts.NAME)), field);
            case "type" -> described(type(), field);
            case "code" -> described(Nodes.text(Texts.NOT_BLANK), field);
            case TARGET, TARGETS ->
                described(Nodes.anyOf(FieldSchema.withList(target(), Integer.MAX_VALUE), labels()), field);
            case "component_name" -> described(Nodes.text(Texts.COMPONENT), field);
            case "version" -> described(Nodes.string(Texts.VERSION), field);
            case CommonFields.INSTANCES -> described(Nodes.orNothing(FieldSchema.number(1, 10_000)), field);
            case BUILD -> described(Nodes.orNothing(build(field)), field);
            case CommonFields.DELIVERY -> delivery(Arrays.stream(Delivery.values()));
            case CommonFields.LOOP -> described(Nodes.orNothing(Nodes.words(Stream.of("allowed"))), field);
            default -> optional(FieldSchema.of(field));
        };
    }

    /** These deliveries. */
    ObjectNode delivery(Stream<Delivery> known) {
        Field field = CommonFields.ofTasks().stream()
                .filter(common -> common.name().equals(CommonFields.DELIVERY))
                .findFirst()
                .orElseThrow();
        return described(optional(FieldSchema.withList(Nodes.words(known.map(Delivery::key)), 1)), field);
    }

    /** What may be absent: a key without a value is. */
    static ObjectNode optional(ObjectNode described) {
        JsonNode description = described.remove("description");
        ObjectNode optional = Nodes.orNothing(described);
        return description == null ? optional : Nodes.described(optional, description.textValue());
    }

    /** What a task may say that has none of what the workflow has. */
    static ObjectNode orNone(ObjectNode described) {
        String description = described.remove("description").textValue();
        return Nodes.described(Nodes.anyOf(described, Nodes.object().put("const", CommonFields.NONE)), description);
    }

    private ObjectNode type() {
        ObjectNode known = Nodes.object();
        var choices = Nodes.list();
        for (TaskType type : types) {
            TaskSchema.names(type)
                    .forEach(name ->
                            choices.add(Nodes.object().put("const", name).put("description", type.summary())));
        }
        choices.add(Nodes.string(Texts.PLACEHOLDER));
        return known.set("anyOf", choices);
    }

    private ObjectNode target() {
        if (targets.isEmpty()) {
            return Nodes.text(Texts.LABEL);
        }
        ObjectNode words = Nodes.words(targets.get().stream());
        return targets.get().stream().allMatch(label -> label.matches("[A-Za-z].*"))
                ? words
                : Nodes.anyOf(words, Nodes.types("number"));
    }

    private ObjectNode labels() {
        ObjectNode known = Nodes.object();
        known.set("hosts", Nodes.orNothing(Nodes.words(Stream.of("one", "every"))));
        known.set("at_least", Nodes.orNothing(FieldSchema.number(1, 1_000_000)));
        known.set(Target.HOST_TYPE, target());
        ObjectNode labels = Nodes.object()
                .put("type", "object")
                .<ObjectNode>set("properties", known)
                .set("additionalProperties", Nodes.text(Texts.LABEL));
        ObjectNode every = Nodes.object()
                .<ObjectNode>set("properties", Nodes.object().set("hosts", Nodes.words(Stream.of("every"))))
                .set("required", Nodes.texts(List.of("hosts")));
        labels.set("dependentSchemas", Nodes.object().set("at_least", every));
        ObjectNode countsAlone = Nodes.object()
                .set("propertyNames", Nodes.object().set("enum", Nodes.texts(List.of("hosts", "at_least"))));
        return labels.put("minProperties", 1).set("not", countsAlone);
    }

    private static ObjectNode build(Field field) {
        ObjectNode optimize = described(
                Nodes.orNothing(Nodes.words(Arrays.stream(Optimization.values()).map(Optimization::key))), field);
        return Nodes.closed(Nodes.object().set("optimize", optimize), List.of());
    }

    private static ObjectNode described(ObjectNode node, Field field) {
        return Nodes.described(node, field.meaning());
    }
}
