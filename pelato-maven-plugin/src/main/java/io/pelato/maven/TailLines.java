package io.pelato.maven;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pelato.lattice.PassedMessage;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A message as one line, whatever its content: for people, or as JSON for programs. */
final class TailLines {

    private static final int MOST_LETTERS = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private TailLines() {}

    /** The time, the topic, the size and the content; what a terminal would take for a command is written out. */
    static String forPeople(PassedMessage message, ZoneId zone) {
        String time = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT)
                .withZone(zone)
                .format(message.at());
        String shown = shortened(VisibleText.of(message.body(), MOST_LETTERS));
        return time + "  " + VisibleText.of(message.subject()) + "  " + message.body().length + " B  " + shown;
    }

    /** A JSON object with the whole content: {@code text} where it is UTF-8, else {@code base64}. */
    static String forPrograms(PassedMessage message) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("time", message.at().toString());
        line.put("topic", message.subject());
        line.put("size", message.body().length);
        VisibleText.utf8(message.body())
                .ifPresentOrElse(
                        text -> line.put("text", text),
                        () -> line.put("base64", Base64.getEncoder().encodeToString(message.body())));
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String shortened(String text) {
        return text.length() <= MOST_LETTERS
                ? text
                : text.substring(
                                0,
                                text.offsetByCodePoints(
                                        0, Math.min(MOST_LETTERS, text.codePointCount(0, text.length()))))
                        + " ...";
    }
}
