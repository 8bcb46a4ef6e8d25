package io.pelato.deploy;

import io.nats.client.support.JsonValue;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A manifest in JSON, which WADM is sent: WADM and we read YAML with different libraries, and what was checked is then
 * what is sent.
 */
final class ManifestJson {

    private ManifestJson() {}

    /** Converts a manifest that the rules find no fault in. */
    static String of(String yaml) {
        return value(ManifestNode.parse(yaml, Path.of("wadm.yaml"))).toJson();
    }

    private static JsonValue value(ManifestNode node) {
        if (node.isMapping()) {
            Map<String, JsonValue> entries = new LinkedHashMap<>();
            node.entries().forEach((key, value) -> entries.put(key, value(value)));
            return new JsonValue(entries);
        }
        if (node.isSequence()) {
            return new JsonValue(node.items().stream().map(ManifestJson::value).toList());
        }
        return node.isNaturalNumber() ? new JsonValue(node.number()) : new JsonValue(node.text());
    }
}
