package io.pelato.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads what programs and users wrote, who need not write UTF-8. */
public final class Text {

    private Text() {}

    /**
     * The file's text; bytes that are not UTF-8 become U+FFFD.
     *
     * @throws IOException if the file cannot be read
     */
    public static String of(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /** The last lines of a text, as many as {@code most}; where programs tell what made them fail. */
    public static String end(String text, int most) {
        List<String> lines = text.strip().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - most), lines.size()));
    }
}
