package io.pelato.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Stream;

/** Pieces of schemas. */
final class Nodes {

    private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;

    private Nodes() {}

    static ObjectNode object() {
        return FACTORY.objectNode();
    }

    static ArrayNode texts(Collection<String> texts) {
        ArrayNode array = FACTORY.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    static ArrayNode list(JsonNode... nodes) {
        return FACTORY.arrayNode().addAll(Arrays.asList(nodes));
    }

    /** Of one of these types. */
    static ObjectNode types(String... types) {
        return object().set("type", texts(Arrays.asList(types)));
    }

    /** A text, or what YAML takes for a number or a truth value though a text is meant; its pattern is for texts alone. */
    static ObjectNode text(String pattern) {
        return types("string", "number", "boolean").put("pattern", pattern);
    }

    /** A text that is no number and no truth value. */
    static ObjectNode string(String pattern) {
        return types("string").put("pattern", pattern);
    }

    /** One of these words, or a text with a placeholder. */
    static ObjectNode words(Stream<String> words) {
        return anyOf(object().set("enum", texts(words.toList())), string(Texts.PLACEHOLDER));
    }

    static ObjectNode anyOf(JsonNode... choices) {
        return object().set("anyOf", list(choices));
    }

    static ObjectNode oneOf(JsonNode... choices) {
        return object().set("oneOf", list(choices));
    }

    static ObjectNode reference(String definition) {
        return object().put("$ref", "#/$defs/" + definition);
    }

    static ObjectNode described(ObjectNode node, String description) {
        return object().put("description", description).setAll(node);
    }

    /** A mapping with these keys and no others. */
    static ObjectNode closed(ObjectNode properties, Collection<String> required) {
        ObjectNode mapping = object().put("type", "object").set("properties", properties);
        mapping.put("additionalProperties", false);
        return required.isEmpty() ? mapping : mapping.set("required", texts(required));
    }

    /** Also a key without a value, which counts as absent. */
    static ObjectNode orNothing(ObjectNode node) {
        if (node.get("type") instanceof ArrayNode types) {
            types.add("null");
            return node;
        }
        JsonNode choices = node.get("anyOf");
        if (choices instanceof ArrayNode several) {
            several.add(object().put("type", "null"));
            return node;
        }
        if (node.path("type").isTextual()) {
            return node.set("type", texts(Arrays.asList(node.get("type").textValue(), "null")));
        }
        return anyOf(node, object().put("type", "null"));
    }

    /** A mapping that has a key with a value. */
    static ObjectNode having(String key) {
        ObjectNode something = object().set("not", object().put("type", "null"));
        return object().<ObjectNode>set("required", texts(Arrays.asList(key)))
                .set("properties", object().set(key, something));
    }
}
