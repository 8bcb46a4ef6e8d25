package io.pelato.maven;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pelato.lattice.PassedMessage;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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
        String shown = text(message.body()).map(TailLines::visible).orElseGet(() -> bytes(message.body()));
        return time + "  " + visible(message.subject()) + "  " + message.body().length + " B  " + shortened(shown);
    }

    /** A JSON object with the whole content: {@code text} where it is UTF-8, else {@code base64}. */
    static String forPrograms(PassedMessage message) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("time", message.at().toString());
        line.put("topic", message.subject());
        line.put("size", message.body().length);
        text(message.body())
                .ifPresentOrElse(
                        text -> line.put("text", text),
                        () -> line.put("base64", Base64.getEncoder().encodeToString(message.body())));
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> text(byte[] body) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }

    private static String visible(String text) {
        var visible = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> visible.append("\\n");
                case '\r' -> visible.append("\\r");
                case '\t' -> visible.append("\\t");
                default -> {
                    if (isHarmless(c)) {
                        visible.appendCodePoint(c);
                    } else {
                        visible.append(String.format(Locale.ROOT, "\\u{%x}", c));
                    }
                }
            }
        });
        return visible.toString();
    }

    // Control characters, and those that turn the direction of writing or end a line.
    private static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static String bytes(byte[] body) {
        var shown = new StringBuilder();
        for (byte b : body) {
            if (b >= ' ' && b < 0x7f) {
                shown.append((char) b);
            } else {
                shown.append(String.format(Locale.ROOT, "\\x%02x", b));
            }
            if (shown.length() > MOST_LETTERS) {
                break;
            }
        }
        return shown.toString();
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
