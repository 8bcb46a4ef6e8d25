package io.pelato.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads what programs and users wrote, who need not write UTF-8. */
final class Text {

    private Text() {}

    /** The file's text; bytes that are not UTF-8 become U+FFFD. */
    static String of(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
