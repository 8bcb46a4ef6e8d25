package io.pelato.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pelato.template.TaskType;
import io.pelato.workflow.Task;
import java.util.ArrayList;
import java.util.List;

/** Where the messaging provider puts what a task returns. */
public enum Sink {
    /** It sends messages. */
    TOPICS,
    /** It stores a value in a bucket. */
    BUCKET,
    /** It stores rows in a table. */
    TABLE;

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** That of a type, as its link with the provider says. */
    public static Sink of(TaskType type) {
        List<String> named = type.links().stream()
                .flatMap(link -> link.config().entrySet().stream())
                .filter(entry -> entry.getKey().equals("sink"))
                .map(entry -> entry.getValue())
                .toList();
        if (named.contains("bucket")) {
            return BUCKET;
        }
        return named.contains("postgres") ? TABLE : TOPICS;
    }

    /** What the provider makes of what a task returned. */
    public List<Effect> effects(Task task, List<Outgoing> outgoing) {
        return switch (this) {
            case TOPICS ->
                outgoing.stream()
                        .<Effect>map(each -> new Effect.Sent(each.subject(), each.body()))
                        .toList();
            case BUCKET ->
                outgoing.stream()
                        .<Effect>map(each -> new Effect.Entry(one(task, "bucket"), each.subject(), each.body()))
                        .toList();
            case TABLE -> rows(task, outgoing);
        };
    }

    // The first parameter of the statement has all rows, as an array of JSON; the others have no values of them.
    private static List<Effect> rows(Task task, List<Outgoing> outgoing) {
        List<Effect> rows = new ArrayList<>();
        if (!outgoing.isEmpty()) {
            parsed(outgoing.get(0).body().shown())
                    .forEach(row -> rows.add(new Effect.Row(one(task, "table"), task.texts("key"), row)));
        }
        return rows;
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a component returns rows that are no JSON: " + json, e);
        }
    }

    private static String one(Task task, String field) {
        return String.join(".", task.texts(field));
    }
}
