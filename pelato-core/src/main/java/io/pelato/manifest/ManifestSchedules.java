package io.pelato.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pelato.application.Schedule;
import io.pelato.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The schedules of an application in its manifest: an annotation, which WADM stores and does not read. So what is to be
 * taken away, or looked for, is known without the workflow's sources.
 */
final class ManifestSchedules {

    /** The annotation's key; its value is a list in JSON. */
    static final String ANNOTATION = "pelato.schedules";

    private static final String ADVICE = "Write `" + ANNOTATION + ": ${app.schedules?c}` below its annotations";

    private ManifestSchedules() {}

    /** The annotation's value; empty when there is no schedule. */
    static String text(List<Schedule> schedules) {
        if (schedules.isEmpty()) {
            return "";
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Schedule schedule : schedules) {
            ObjectNode entry = list.addObject()
                    .put("component", schedule.component())
                    .put("pattern", schedule.pattern())
                    .put("subject", schedule.subject());
            schedule.timeZone().ifPresent(zone -> entry.put("time_zone", zone));
        }
        return list.toString();
    }

    /** The schedules that an annotation's value names; none when it is empty or was written by somebody else. */
    static List<Schedule> read(String text) {
        List<Schedule> schedules = new ArrayList<>();
        try {
            for (JsonNode entry : new ObjectMapper().readTree(text)) {
                if (entry.hasNonNull("component")) {
                    schedules.add(new Schedule(
                            entry.path("component").asText(),
                            entry.path("pattern").asText(),
                            Optional.of(entry.path("time_zone").asText()).filter(zone -> !zone.isEmpty()),
                            entry.path("subject").asText()));
                }
            }
            return List.copyOf(schedules);
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }

    /** Adds a fault unless the manifest names the schedules that it was rendered from. */
    static void check(ManifestNode root, List<Schedule> wanted, List<Problem> problems) {
        String found = ManifestReader.annotation(root, ANNOTATION);
        if (!wanted.isEmpty() && !read(found).equals(wanted)) {
            problems.add(Problem.at(
                    root.get("metadata").orElse(root).at(),
                    "the manifest does not name the schedules of the workflow",
                    ADVICE));
        }
    }
}
