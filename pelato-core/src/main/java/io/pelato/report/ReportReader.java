package io.pelato.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what {@link ReportWriter} wrote. */
final class ReportReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LONGEST_RUN_MS = Duration.ofDays(365).toMillis();

    private ReportReader() {}

    /** The report in the folder, if it is whole and of the run that started then. */
    static Optional<RunReport> read(Path folder, Instant runStarted) {
        try {
            JsonNode root = JSON.readTree(Files.readString(folder.resolve(RunReport.JSON_NAME)));
            if (root.path("format").asInt() != ReportWriter.FORMAT
                    || !root.path("started").asText().equals(runStarted.toString())) {
                return Optional.empty();
            }
            List<Span> spans = new ArrayList<>();
            for (JsonNode span : list(root, "spans")) {
                spans.add(span(span, runStarted));
            }
            List<ComponentFacts> components = new ArrayList<>();
            for (JsonNode facts : list(root, "components")) {
                components.add(facts(facts));
            }
            return Optional.of(new RunReport(folder, runStarted, spans, components));
        } catch (IOException | Damaged e) {
            return Optional.empty();
        }
    }

    private static Span span(JsonNode node, Instant runStarted) throws Damaged {
        return new Span(
                text(node, "goal"),
                text(node, "lane"),
                text(node, "what"),
                runStarted.plusMillis(milliseconds(node, "start_ms")),
                Duration.ofMillis(milliseconds(node, "duration_ms")),
                optionalText(node, "note"));
    }

    private static ComponentFacts facts(JsonNode node) throws Damaged {
        Optional<Long> bytes = node.has("bytes") ? Optional.of(number(node, "bytes")) : Optional.empty();
        return new ComponentFacts(
                text(node, "component"),
                text(node, "version"),
                bytes,
                optionalText(node, "digest"),
                optionalText(node, "image"),
                optionalText(node, "origin"));
    }

    private static JsonNode list(JsonNode node, String field) throws Damaged {
        JsonNode list = node.path(field);
        if (!list.isArray()) {
            throw new Damaged();
        }
        return list;
    }

    private static String text(JsonNode node, String field) throws Damaged {
        if (!node.path(field).isTextual()) {
            throw new Damaged();
        }
        return node.path(field).asText();
    }

    private static Optional<String> optionalText(JsonNode node, String field) throws Damaged {
        return node.has(field) ? Optional.of(text(node, field)) : Optional.empty();
    }

    private static long number(JsonNode node, String field) throws Damaged {
        JsonNode number = node.path(field);
        if (!number.isIntegralNumber() || !number.canConvertToLong()) {
            throw new Damaged();
        }
        return number.asLong();
    }

    private static long milliseconds(JsonNode node, String field) throws Damaged {
        long value = number(node, field);
        if (Math.abs(value) > LONGEST_RUN_MS) {
            throw new Damaged();
        }
        return value;
    }

    /** The file is not what was written. */
    private static final class Damaged extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
