package io.pelato.it.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A program that is run to its end and timed.
 *
 * @param directory where it runs
 * @param command its words
 * @param environment variables beside those of this process
 * @param log gets what it says
 */
record Program(Path directory, List<String> command, Map<String, String> environment, Path log) {

    private static final double NANOS = 1e9;
    private static final int TAIL = 30;

    /**
     * Runs it.
     *
     * @return the seconds it took
     * @throws IllegalStateException where it fails, with the end of what it said
     */
    double run() {
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().remove("MAVEN_OPTS");
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        try {
            int exit = builder.start().waitFor();
            double seconds = (System.nanoTime() - start) / NANOS;
            if (exit != 0) {
                throw new IllegalStateException(
                        String.join(" ", command) + " ended with exit code " + exit + ":\n" + tail());
            }
            return seconds;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String tail() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    }

    /** The same program with more variables. */
    Program with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(more);
        return new Program(directory, command, all, log);
    }
}
