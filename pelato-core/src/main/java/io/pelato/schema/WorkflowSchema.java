package io.pelato.schema;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pelato.template.CommonFields;
import io.pelato.template.Delivery;
import io.pelato.template.Field;
import io.pelato.template.TaskType;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A JSON Schema (draft 2020-12) of workflow.yaml, for editors: which keys there are, what each means, what each may hold.
 * It accepts whatever Pelato's own check accepts. What that check refuses it accepts only where a schema cannot tell, as
 * with what is in other files, or how tasks relate.
 *
 * @param json the schema, the same bytes for the same types and targets
 */
public record WorkflowSchema(String json) {

    /** A text that every schema has. */
    public static final String MARK = "Made by pelato:schema from the task types";

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final String PROJECT_NAME = "project_name";
    private static final String TASKS = "tasks";
    private static final String KEEP = "keep";
    private static final String ENTRY = "entry";

    /**
     * The schema of workflows.
     *
     * @param taskTypes the task types that there are
     * @param targets the host-type labels that a task may name; any where none are given
     */
    public static WorkflowSchema of(Collection<TaskType> taskTypes, Optional<List<String>> targets) {
        List<TaskType> types = List.copyOf(taskTypes);
        var common = new Common(types, targets);
        Set<String> inherited = new LinkedHashSet<>(List.of(KEEP, ENTRY, Mappings.DATABASE));
        inherited.addAll(CommonFields.inheritedKeys());
        ObjectNode definitions = Nodes.object();
        ObjectNode task = new TaskSchema(types, common, inherited).define(definitions);
        Mappings.define(definitions);
        ObjectNode schema = Nodes.object()
                .put("$schema", DIALECT)
                .put("$comment", MARK)
                .put("title", "workflow.yaml of Pelato")
                .put("description", "Tasks in Go that run as WebAssembly components, and the topics between them.");
        ObjectNode closed = Nodes.closed(keys(common, task), List.of(TASKS));
        closed.set("patternProperties", Nodes.object().set("^x-", ownKey()));
        ArrayNode inheriting = inheriting(types, inherited);
        if (!inheriting.isEmpty()) {
            closed.set("allOf", inheriting);
        }
        schema.setAll(closed);
        return new WorkflowSchema(written(schema.set("$defs", definitions)));
    }

    private static ObjectNode keys(Common common, ObjectNode task) {
        ObjectNode keys = Nodes.object();
        keys.set(
                PROJECT_NAME,
                Nodes.described(
                        Nodes.orNothing(Nodes.text(Texts.PROJECT)),
                        "The application's name in the lattice; by default the artifactId."));
        ObjectNode tasks = Nodes.object()
                .put("type", "array")
                .<ObjectNode>set("items", task)
                .put("minItems", 1);
        keys.set(TASKS, Nodes.described(tasks, "The tasks, one entry each."));
        keys.set(
                KEEP,
                Nodes.described(
                        Nodes.orNothing(Mappings.keep()),
                        "How the messages of tasks with `delivery: at_least_once` are kept."));
        keys.set(
                ENTRY,
                Nodes.described(
                        Nodes.orNothing(Nodes.words(Stream.of("edge", "cloud"))),
                        "Where messages from outside come in with `delivery: at_least_once`: `edge` where each edge"
                                + " machine has a JetStream of its own; by default `cloud`."));
        CommonFields.inheritedKeys().forEach(key -> keys.set(key, common.of(key)));
        keys.set(
                Mappings.DATABASE,
                Nodes.described(
                        Nodes.anyOf(
                                Nodes.reference(Mappings.DATABASE),
                                Nodes.object().put("type", "null")),
                        "The database of all tasks that do not name one themselves."));
        return keys;
    }

    private static ObjectNode ownKey() {
        return Nodes.object().put("description", "A place of your own, for what tasks merge with `<<`.");
    }

    /** What tasks must say because the workflow does not. */
    private static ArrayNode inheriting(List<TaskType> types, Set<String> inherited) {
        ArrayNode rules = Nodes.list();
        inherited.forEach(key -> {
            List<TaskType> needing = types.stream()
                    .filter(type -> type.field(key)
                            .filter(field -> field.presence() == Field.Presence.REQUIRED)
                            .isPresent())
                    .toList();
            if (!needing.isEmpty()) {
                rules.add(rule(Nodes.object().set("not", Nodes.having(key)), needing, key));
            }
        });
        List<TaskType> losing = types.stream()
                .filter(type -> !type.knows(Delivery.AT_LEAST_ONCE))
                .toList();
        if (!losing.isEmpty()) {
            String kept = Delivery.AT_LEAST_ONCE.key();
            ObjectNode value =
                    Nodes.object().set("enum", Nodes.texts(List.of(kept)).add(Nodes.texts(List.of(kept))));
            ObjectNode all = Nodes.having(CommonFields.DELIVERY);
            all.set("properties", Nodes.object().set(CommonFields.DELIVERY, value));
            rules.add(rule(all, losing, CommonFields.DELIVERY));
        }
        return rules;
    }

    private static ObjectNode rule(ObjectNode condition, List<TaskType> types, String key) {
        ObjectNode task =
                Nodes.object().<ObjectNode>set("if", TaskSchema.isOf(types)).set("then", Nodes.having(key));
        ObjectNode tasks = Nodes.object().set(TASKS, Nodes.object().set("items", task));
        return Nodes.object()
                .<ObjectNode>set("if", condition)
                .set("then", Nodes.object().set("properties", tasks));
    }

    private static String written(ObjectNode schema) {
        try {
            return new ObjectMapper().writer(new Lines()).writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One value a line, the same on every system. */
    private static final class Lines extends DefaultPrettyPrinter {

        Lines() {
            var indenter = new DefaultIndenter("  ", "\n");
            indentArraysWith(indenter);
            indentObjectsWith(indenter);
        }

        @Override
        public DefaultPrettyPrinter createInstance() {
            return new Lines();
        }

        @Override
        public void writeObjectFieldValueSeparator(JsonGenerator generator) throws IOException {
            generator.writeRaw(": ");
        }
    }
}
