package io.pelato.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What tables hold after a run, as far as rows without a database tell: a row with the key of an older one updates it. */
public final class StoredRows {

    private final Map<String, List<ObjectNode>> tables = new LinkedHashMap<>();

    /** Stores a row. */
    public void store(Effect.Row row) {
        List<ObjectNode> rows = tables.computeIfAbsent(row.table(), unknown -> new ArrayList<>());
        ObjectNode columns = row.columns().deepCopy();
        rows.stream()
                .filter(older -> !row.key().isEmpty()
                        && row.key().stream().allMatch(column -> same(older.get(column), columns.get(column))))
                .findFirst()
                .ifPresentOrElse(older -> older.setAll(columns), () -> rows.add(columns));
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return one != null && one.equals(other);
    }

    /** The rows of each table, in the order in which they came. */
    public Map<String, List<JsonNode>> tables() {
        Map<String, List<JsonNode>> all = new LinkedHashMap<>();
        tables.forEach((table, rows) -> all.put(table, List.copyOf(rows)));
        return Collections.unmodifiableMap(all);
    }
}
