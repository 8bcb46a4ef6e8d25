package io.pelato.dev;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Compose, through the command line of a container engine. */
final class ComposeCommand {

    private final List<String> start;

    private ComposeCommand(List<String> start) {
        this.start = start;
    }

    /**
     * Finds an engine that has compose.
     *
     * @param engine the engine's command; absent: the first of docker and podman that has compose
     * @throws ProblemsException if there is none
     */
    static ComposeCommand find(Optional<String> engine, Path log) {
        List<String> engines = engine.map(List::of).orElse(List.of("docker", "podman"));
        List<String> reasons = new ArrayList<>();
        for (String candidate : engines) {
            Optional<String> fault = faultOf(List.of(candidate, "compose", "version"), log)
                    .or(() -> faultOf(List.of(candidate, "info"), log));
            if (fault.isEmpty()) {
                return new ComposeCommand(List.of(candidate, "compose"));
            }
            reasons.add(fault.get());
        }
        throw new ProblemsException(Problem.of(
                "A lattice on this machine needs a container engine with compose: " + String.join("; ", reasons),
                "Install and start Docker (Desktop, or Engine with the compose plugin) or Podman with compose;"
                        + " pelato.dev.engine names another command"));
    }

    private static Optional<String> faultOf(List<String> command, Path log) {
        String shown = "`" + String.join(" ", command) + "`";
        try {
            int exitCode = run(command, log);
            return exitCode == 0
                    ? Optional.empty()
                    : Optional.of(shown + " says: " + end(log, 1).replaceAll("\\s+", " "));
        } catch (IOException e) {
            return Optional.of(shown + " cannot be started");
        }
    }

    /**
     * Runs compose on a file; its output replaces the log's.
     *
     * @throws ProblemsException with the end of the log if it fails
     */
    void run(Path composeFile, Path log, String... words) {
        List<String> command = Stream.concat(Stream.of("--file", composeFile.toString()), Stream.of(words))
                .toList();
        List<String> all = new ArrayList<>(start);
        all.addAll(command);
        try {
            int exitCode = run(all, log);
            if (exitCode != 0) {
                throw new ProblemsException(Problem.of(
                        String.join(" ", all) + " ended with exit code " + exitCode + ":\n" + end(log, 15),
                        advice(composeFile, log)));
            }
        } catch (IOException e) {
            throw new ProblemsException(
                    Problem.of(start.get(0) + " cannot be started: " + e.getMessage(), "Check that it is installed"),
                    e);
        }
    }

    private String advice(Path composeFile, Path log) throws IOException {
        String output = Files.readString(log, StandardCharsets.UTF_8);
        if (output.contains("already in use") || output.contains("already allocated")) {
            return "A port is taken by another program: stop it, or move the port by its variable,"
                    + " for example REGISTRY_PORT=5001";
        }
        if (output.contains("unhealthy") || output.contains("exited")) {
            return "See what it says: " + String.join(" ", start) + " --file " + composeFile + " logs";
        }
        return "The whole output is in " + log;
    }

    private static int run(List<String> command, Path log) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            process.getOutputStream().close();
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroy();
        }
    }

    private static String end(Path log, int lines) throws IOException {
        List<String> all = Files.readAllLines(log, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.isBlank())
                .toList();
        return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    }
}
