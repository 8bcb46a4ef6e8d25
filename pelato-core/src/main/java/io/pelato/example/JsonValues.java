package io.pelato.example;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pelato.yaml.YamlValue;
import io.pelato.yaml.YamlValue.Text.Style;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** JSON as examples write it, in YAML, and how values of it compare. */
final class JsonValues {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d{1,4})?");

    private JsonValues() {}

    /** The JSON that a text is, if it is any. */
    static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.of(JSON.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The JSON that a value of YAML stands for: what is in quotes is a text, and so is what JSON has no other form for. */
    static JsonNode of(YamlValue value) {
        if (value instanceof YamlValue.Mapping mapping) {
            ObjectNode object = NODES.objectNode();
            mapping.entries().forEach(entry -> object.set(entry.key().text(), of(entry.value())));
            return object;
        }
        if (value instanceof YamlValue.Sequence sequence) {
            ArrayNode array = NODES.arrayNode();
            sequence.items().forEach(item -> array.add(of(item)));
            return array;
        }
        return value instanceof YamlValue.Text text ? scalar(text) : NODES.nullNode();
    }

    private static JsonNode scalar(YamlValue.Text scalar) {
        String text = scalar.text();
        if (scalar.style() == Style.PLAIN) {
            if (text.equals("true") || text.equals("false")) {
                return NODES.booleanNode(text.equals("true"));
            }
            if (NUMBER.matcher(text).matches()) {
                // As it is written: 1.0 is to reach a task as 1.0.
                return DecimalNode.valueOf(new BigDecimal(text));
            }
        }
        return NODES.textNode(text);
    }

    /** Whether two are the same value: 1 and 1.0 are, and so are objects with their members in another order. */
    static boolean equal(JsonNode one, JsonNode other) {
        return one.equals(JsonValues::compared, other);
    }

    /** Whether one has all that another has: an object may have more members. */
    static boolean has(JsonNode one, JsonNode other) {
        if (!one.isObject() || !other.isObject()) {
            return equal(one, other);
        }
        for (Map.Entry<String, JsonNode> member : other.properties()) {
            if (!one.has(member.getKey()) || !has(one.get(member.getKey()), member.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static int compared(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }
}
