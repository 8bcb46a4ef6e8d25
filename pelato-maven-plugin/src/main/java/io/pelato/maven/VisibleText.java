package io.pelato.maven;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Content of any origin as a terminal may show it, in one line. */
final class VisibleText {

    private VisibleText() {}

    /** Any content; of what is no text the beginning, about {@code most} letters of it. */
    static String of(byte[] body, int most) {
        return utf8(body).map(VisibleText::of).orElseGet(() -> bytes(body, most));
    }

    /** The text that bytes are, if they are UTF-8. */
    static Optional<String> utf8(byte[] body) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }

    /** A text with what a terminal would take for a command written out. */
    static String of(String text) {
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

    private static String bytes(byte[] body, int most) {
        var shown = new StringBuilder();
        for (byte b : body) {
            if (b >= ' ' && b < 0x7f) {
                shown.append((char) b);
            } else {
                shown.append(String.format(Locale.ROOT, "\\x%02x", b));
            }
            if (shown.length() > most) {
                break;
            }
        }
        return shown.toString();
    }
}
