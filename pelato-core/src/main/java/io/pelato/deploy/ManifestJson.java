package io.pelato.deploy;

import io.nats.client.support.JsonValue;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A manifest in JSON, which WADM is sent: WADM and we read YAML with different libraries, and what was checked is then
 * what is sent.
 */
final class ManifestJson {

    private static final Pattern ESCAPED_SLASH = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\/");

    private ManifestJson() {}

    /** Converts a manifest that the rules find no fault in. */
    static String of(String yaml) {
        return text(value(ManifestNode.parse(yaml, Path.of("wadm.yaml"))));
    }

    /**
     * The JSON of a value, which is YAML as well. The client library writes {@code \/} for a slash, an escape that YAML
     * 1.1 does not have.
     */
    static String text(JsonValue value) {
        return ESCAPED_SLASH.matcher(value.toJson()).replaceAll("$1/");
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
