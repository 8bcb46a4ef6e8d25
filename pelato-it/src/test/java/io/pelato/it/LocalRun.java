package io.pelato.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pelato.it.maven.MavenProjectFolder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a run without a lattice makes of messages, in words that can be set beside what came on a lattice.
 *
 * @param sent what went to topics, each as {@link #words(String, byte[])}
 * @param entries what is in buckets, each as {@code bucket[key] value}
 * @param rows what was stored in tables, each as JSON
 */
public record LocalRun(List<String> sent, List<String> entries, List<String> rows) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A message that goes in. */
    public record Input(String topic, String text) {}

    /** Runs a project's workflow with these messages. */
    public static LocalRun of(MavenProjectFolder project, List<Input> inputs, String... settings) {
        project.write("inputs.txt", inputs.stream().map(LocalRun::line).collect(Collectors.joining("\n", "", "\n")));
        List<String> sent = new ArrayList<>();
        List<String> entries = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        project.maven(List.of(settings), "-q", "pelato:run", "-Dpelato.run.format=json", "-Dinput=@inputs.txt")
                .output()
                .lines()
                .map(line -> line.substring(Math.max(0, line.indexOf('{'))))
                .filter(line -> line.startsWith("{\"task\":"))
                .map(LocalRun::object)
                .forEach(came -> {
                    if (came.has("topic")) {
                        sent.add(words(came.path("topic").asText(), bytes(came)));
                    } else if (came.has("bucket")) {
                        entries.add(came.path("bucket").asText() + "["
                                + came.path("key").asText() + "] " + text(bytes(came)));
                    } else {
                        rows.add(came.path("row").toString());
                    }
                });
        return new LocalRun(List.copyOf(sent), List.copyOf(entries), List.copyOf(rows));
    }

    /** A message as it is compared: of a report, all but its time. */
    public static String words(String topic, byte[] body) {
        String text = text(body);
        if (!text.startsWith("{\"task\":")) {
            return topic + " " + text;
        }
        var report = (ObjectNode) object(text);
        report.remove("time");
        return topic + " " + report;
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(JsonNode came) {
        return came.has("text")
                ? came.path("text").asText().getBytes(StandardCharsets.UTF_8)
                : Base64.getDecoder().decode(came.path("base64").asText());
    }

    private static String line(Input input) {
        return JSON.createObjectNode()
                .put("topic", input.topic())
                .put("text", input.text())
                .toString();
    }

    private static JsonNode object(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(line, e);
        }
    }
}
