package io.pelato.it.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A report for programs. */
final class BenchJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private BenchJson() {}

    static String of(BenchReport report) {
        ObjectNode root = JSON.createObjectNode();
        Machine machine = report.machine();
        root.putObject("machine")
                .put("processor", machine.processor())
                .put("cores", machine.cores())
                .put("memory_gib", machine.memory())
                .put("system", machine.system());
        root.put("date", machine.date().toString());
        ArrayNode sections = root.putArray("sections");
        for (Section section : report.sections()) {
            ObjectNode node = sections.addObject().put("title", section.title()).put("text", section.text());
            ArrayNode measurements = node.putArray("measurements");
            section.measurements().forEach(measurement -> add(measurements, measurement));
        }
        return root.toPrettyString() + "\n";
    }

    private static void add(ArrayNode measurements, Measurement measurement) {
        ObjectNode node = measurements
                .addObject()
                .put("what", measurement.what())
                .put("value", measurement.value())
                .put("against", measurement.against())
                .put("reference", measurement.reference())
                .put("unit", measurement.unit())
                .put("ratio", measurement.ratio());
        measurement
                .target()
                .ifPresent(target -> node.put("target", target.toString()).put("reached", target.holds(measurement)));
    }
}
