package io.pelato.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of the documentation that is made from the code and kept in the repository. */
final class CommittedPage {

    private static final String REWRITE = "pelato.reference";
    private static final String COMMAND = "mvn test -pl pelato-maven-plugin -am -Dtest=ReferenceTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -D" + REWRITE + "=write";

    private final Path file;

    private CommittedPage(Path file) {
        this.file = file;
    }

    /** The page at a path from the repository's root. */
    static CommittedPage at(String path) {
        return new CommittedPage(
                Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolveSibling(path));
    }

    /** Compares the whole page with what the code says now, or writes it anew where that is asked for. */
    void isAll(String expected) {
        if ("write".equals(System.getProperty(REWRITE))) {
            write(expected);
        }
        assertThat(file)
                .as("%s does not say what the code says. Write it anew: %s", file.getFileName(), COMMAND)
                .hasContent(expected);
    }

    /** Compares what stands between the comments {@code NAME: begin} and {@code NAME: end}. */
    void hasBetween(String name, String expected) {
        String begin = "<!-- " + name + ": begin (made from the code) -->\n";
        String end = "<!-- " + name + ": end -->\n";
        String page = read();
        assertThat(page)
                .as("the marks around %s in %s", name, file.getFileName())
                .contains(begin, end);
        int from = page.indexOf(begin) + begin.length();
        isAll(page.substring(0, from) + expected + page.substring(page.indexOf(end, from)));
    }

    private String read() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
