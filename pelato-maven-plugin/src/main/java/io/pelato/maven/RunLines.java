package io.pelato.maven;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pelato.run.Body;
import io.pelato.run.Effect;
import io.pelato.run.Happening;
import io.pelato.run.StoredRows;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.maven.plugin.logging.Log;

/** What comes of a run, a line each: for people, with the rows of tables at the end, or as JSON for programs. */
final class RunLines implements Consumer<Happening> {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OutputForm form;
    private final PrintStream output;
    private final Log log;
    private final StoredRows rows = new StoredRows();

    RunLines(OutputForm form, PrintStream output, Log log) {
        this.form = form;
        this.output = output;
        this.log = log;
    }

    @Override
    public void accept(Happening happening) {
        if (happening instanceof Happening.Came came) {
            output.println(form == OutputForm.JSON ? object(came) : line(came));
            output.flush();
            if (came.effect() instanceof Effect.Row row) {
                rows.store(row);
            }
        } else if (happening instanceof Happening.Failed failed) {
            log.error(failed.task().componentName() + " has failed for a message on " + failed.topic() + ": "
                    + failed.outcome().reason()
                    + (failed.outcome().isSilent() ? "; a host tells of it in its log alone" : ""));
        } else if (happening instanceof Happening.Wrote wrote) {
            wrote.lines().forEach(line -> log.info(wrote.task().componentName() + " | " + line));
        } else if (happening instanceof Happening.Unread unread) {
            log.warn("No task reads the topic " + unread.topic());
        }
    }

    /** Shows the tables; for programs each row was a line already. */
    void end() {
        if (form == OutputForm.TEXT) {
            rows.tables().forEach((table, stored) -> {
                output.println();
                output.println(table + ":");
                grid(stored).forEach(line -> output.println("  " + line));
            });
            output.flush();
        }
    }

    private static String line(Happening.Came came) {
        return came.time().map(time -> time + "  ").orElse("") + line(came.effect());
    }

    private static String line(Effect effect) {
        if (effect instanceof Effect.Sent sent) {
            return VisibleText.of(sent.topic()) + "  " + shown(sent.body());
        } else if (effect instanceof Effect.Entry entry) {
            return VisibleText.of(entry.bucket() + "[" + entry.key() + "]") + "  " + shown(entry.value());
        }
        var row = (Effect.Row) effect;
        return VisibleText.of(row.table()) + "  " + VisibleText.of(row.columns().toString());
    }

    private static String shown(Body body) {
        return VisibleText.of(body.bytes(), Integer.MAX_VALUE);
    }

    private static String object(Happening.Came came) {
        ObjectNode line = JSON.createObjectNode();
        came.time().ifPresent(time -> line.put("time", time.toString()));
        line.put("task", came.task().componentName());
        if (came.effect() instanceof Effect.Sent sent) {
            line.put("topic", sent.topic());
            content(line, sent.body());
        } else if (came.effect() instanceof Effect.Entry entry) {
            line.put("bucket", entry.bucket());
            line.put("key", entry.key());
            content(line, entry.value());
        } else if (came.effect() instanceof Effect.Row row) {
            line.put("table", row.table());
            line.set("row", row.columns());
        }
        return line.toString();
    }

    private static void content(ObjectNode line, Body body) {
        body.text()
                .ifPresentOrElse(
                        text -> line.put("text", text),
                        () -> line.put("base64", Base64.getEncoder().encodeToString(body.bytes())));
    }

    /** Rows below the names of their columns, which come in the order in which rows name them. */
    private static List<String> grid(List<JsonNode> rows) {
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> row.fieldNames().forEachRemaining(columns::add));
        List<List<String>> cells = new ArrayList<>();
        cells.add(columns.stream().map(VisibleText::of).toList());
        rows.forEach(row ->
                cells.add(columns.stream().map(column -> cell(row.get(column))).toList()));
        List<String> lines = new ArrayList<>();
        for (List<String> line : cells) {
            var text = new StringBuilder();
            for (int i = 0; i < line.size(); i++) {
                int column = i;
                int width = cells.stream()
                        .mapToInt(each -> each.get(column).length())
                        .max()
                        .orElse(0);
                text.append(line.get(i)).append(" ".repeat(width - line.get(i).length() + 2));
            }
            lines.add(text.toString().stripTrailing());
        }
        return lines;
    }

    private static String cell(JsonNode value) {
        if (value == null) {
            return "";
        }
        return VisibleText.of(value.isTextual() ? value.asText() : value.toString());
    }
}
