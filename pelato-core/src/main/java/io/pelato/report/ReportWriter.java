package io.pelato.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/** The report for programs. Times are milliseconds since the run's start. */
final class ReportWriter {

    /** Raised when programs that read an older file would misread this one. */
    private static final int FORMAT = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportWriter() {}

    static String json(RunReport report) {
        ObjectNode root = JSON.createObjectNode()
                .put("format", FORMAT)
                .put("started", report.runStarted().toString());
        ArrayNode spans = root.putArray("spans");
        report.spans().forEach(span -> put(spans.addObject(), span, report.runStarted()));
        ArrayNode components = root.putArray("components");
        report.components().forEach(facts -> put(components.addObject(), facts));
        ArrayNode goals = root.putArray("goals");
        GoalTotal.of(report.spans()).forEach(total -> put(goals.addObject(), total, report.runStarted()));
        root.set("metrics", JSON.valueToTree(OriginalMetrics.of(report)));
        return root.toPrettyString().replace("\r\n", "\n") + "\n";
    }

    private static void put(ObjectNode node, Span span, Instant runStarted) {
        node.put("goal", span.goal())
                .put("lane", span.lane())
                .put("what", span.what())
                .put("start_ms", since(runStarted, span.start()))
                .put("duration_ms", span.duration().toMillis());
        span.note().ifPresent(note -> node.put("note", note));
    }

    private static void put(ObjectNode node, ComponentFacts facts) {
        node.put("component", facts.component()).put("version", facts.version());
        facts.bytes().ifPresent(bytes -> node.put("bytes", bytes));
        facts.digest().ifPresent(digest -> node.put("digest", digest));
        facts.image().ifPresent(image -> node.put("image", image));
        facts.origin().ifPresent(origin -> node.put("origin", origin));
    }

    private static void put(ObjectNode node, GoalTotal total, Instant runStarted) {
        node.put("goal", total.goal())
                .put("start_ms", since(runStarted, total.start()))
                .put("elapsed_ms", total.elapsed().toMillis())
                .put("work_ms", total.work().toMillis())
                .put("pieces", total.pieces());
    }

    private static long since(Instant runStarted, Instant when) {
        return Duration.between(runStarted, when).toMillis();
    }
}
