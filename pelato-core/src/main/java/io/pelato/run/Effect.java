package io.pelato.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What comes of a message on a lattice, through the provider that the task returns it to. */
public sealed interface Effect {

    /** A message on a topic. */
    record Sent(String topic, Body body) implements Effect {}

    /** A value under a key of a bucket. */
    record Entry(String bucket, String key, Body value) implements Effect {}

    /**
     * A row of a table.
     *
     * @param key the columns by which an older row is recognised, whose others are updated; none where each row is a new one
     * @param columns an object: the values by their columns
     */
    record Row(String table, List<String> key, JsonNode columns) implements Effect {

        /** Keeps a copy. */
        public Row {
            key = List.copyOf(key);
        }
    }
}
