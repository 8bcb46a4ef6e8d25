package io.pelato.it.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Programs that run to their end. */
record Command(Path directory, Map<String, String> environment) {
    Command {
        environment = Map.copyOf(environment);
    }

    static Command in(Path directory) {
        return new Command(directory, Map.of());
    }

    Command with(String variable, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(variable, value);
        return new Command(directory, more);
    }

    /** What the program wrote to both of its outputs; it must have ended with 0. */
    String run(List<String> words) {
        Result result = end(words);
        if (result.exitCode() != 0) {
            throw new AssertionError(
                    String.join(" ", words) + " ended with " + result.exitCode() + ":\n" + result.output());
        }
        return result.output();
    }

    String run(String... words) {
        return run(List.of(words));
    }

    /** How the program ended, well or not. */
    Result end(List<String> words) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(words).directory(directory.toFile()).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    record Result(int exitCode, String output) {}
}
