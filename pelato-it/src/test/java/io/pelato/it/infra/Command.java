package io.pelato.it.infra;

import io.pelato.it.Page;
import io.pelato.it.lattice.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Programs that run to their end.
 *
 * @param directory where they run
 * @param environment variables beside this process's own
 */
public record Command(Path directory, Map<String, String> environment) {
    public Command {
        environment = Map.copyOf(environment);
    }

    /** Programs in a folder. */
    public static Command in(Path directory) {
        return new Command(directory, Map.of());
    }

    /** NATS's own program, at a server. */
    public static Command nats(String url) {
        return in(Page.ROOT).withTools("nats").with("NATS_URL", url);
    }

    /** The same with a variable. */
    public Command with(String variable, String value) {
        return with(Map.of(variable, value));
    }

    /** The same with variables. */
    public Command with(Map<String, String> variables) {
        Map<String, String> more = new TreeMap<>(environment);
        more.putAll(variables);
        return new Command(directory, more);
    }

    /** The same with programs of {@code tools/install} on the PATH. */
    public Command withTools(String... programs) {
        return with(
                "PATH",
                Stream.concat(
                                Stream.of(programs)
                                        .map(program -> Path.of(
                                                        Tools.installed().path(program))
                                                .getParent()
                                                .toString())
                                        .distinct(),
                                Stream.of(System.getenv("PATH")))
                        .collect(Collectors.joining(":")));
    }

    /** Runs a command line as a shell does; each of its programs must end with 0. */
    public String line(String line) {
        return run(words(line));
    }

    /** A command line as words: a shell that runs it. */
    public static List<String> words(String line) {
        return List.of("bash", "-o", "pipefail", "-c", line);
    }

    /** What the program wrote to both of its outputs; it must have ended with 0. */
    public String run(List<String> words) {
        Result result = end(words);
        if (result.exitCode() != 0) {
            throw new AssertionError(
                    String.join(" ", words) + " ended with " + result.exitCode() + ":\n" + result.output());
        }
        return result.output();
    }

    /** What the program wrote to both of its outputs; it must have ended with 0. */
    public String run(String... words) {
        return run(List.of(words));
    }

    /** How the program ended, well or not. */
    public Result end(List<String> words) {
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

    /**
     * How a program ended.
     *
     * @param exitCode 0 if well
     * @param output what it wrote to both of its outputs
     */
    public record Result(int exitCode, String output) {}
}
