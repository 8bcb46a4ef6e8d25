package io.pelato.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A manifest in JSON, which WADM is sent: WADM and we read YAML with different libraries, and what was checked is then
 * what is sent.
 */
final class ManifestJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ManifestJson() {}

    /**
     * Converts a manifest that the rules find no fault in.
     *
     * @param annotations what is added to its annotations
     */
    static String of(ManifestNode tree, Map<String, String> annotations) {
        JsonNode whole = value(tree);
        if (whole.path("metadata").path("annotations") instanceof ObjectNode present) {
            annotations.forEach(present::put);
        }
        return whole.toString();
    }

    private static JsonNode value(ManifestNode node) {
        if (node.isMapping()) {
            ObjectNode object = NODES.objectNode();
            node.entries().forEach((key, value) -> object.set(key, value(value)));
            return object;
        }
        if (node.isSequence()) {
            ArrayNode array = NODES.arrayNode();
            node.items().forEach(item -> array.add(value(item)));
            return array;
        }
        return node.isNaturalNumber() ? NODES.numberNode(node.number()) : NODES.textNode(node.text());
    }
}
