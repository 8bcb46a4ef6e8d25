package io.pelato.dev;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * How a program ended.
 *
 * @param exitCode absent if it could not be started
 * @param output all that it wrote, to both of its outputs
 * @param late whether it was stopped because its time was over
 */
record ProgramRun(OptionalInt exitCode, String output, boolean late) {

    /** What docker adds to every failure of {@code info}; the reason stands before it. */
    private static final String FILLER = "errors pretty printing info";

    /**
     * Runs a program to its end.
     *
     * @param log gets the output, in place of what it held
     * @param seconds how long it may take
     * @throws ProblemsException if the log cannot be written, or the run is interrupted
     */
    static ProgramRun of(List<String> command, Path log, long seconds) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            Files.deleteIfExists(log);
            Files.createFile(log);
        } catch (IOException e) {
            throw new ProblemsException(
                    Problem.of(
                            "The log " + log + " cannot be written: " + e,
                            "Check the folder's permissions and free space, or choose another by pelato.cache"),
                    e);
        }
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(emptyInput()))
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            return new ProgramRun(OptionalInt.empty(), String.valueOf(e.getMessage()), false);
        }
        try {
            boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
            return new ProgramRun(OptionalInt.of(ended ? process.exitValue() : -1), read(log), !ended);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemsException(
                    Problem.of("`" + String.join(" ", command) + "` was interrupted", "Run the goal again"), e);
        } finally {
            process.destroy();
        }
    }

    private static File emptyInput() {
        return new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
    }

    /** Bytes that are no UTF-8 are replaced: a program may write what it likes. */
    private static String read(Path log) {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "nothing: " + log + " cannot be read (" + e + ")";
        }
    }

    boolean isMissing() {
        return exitCode.isEmpty();
    }

    boolean succeeded() {
        return exitCode.isPresent() && exitCode.getAsInt() == 0;
    }

    /** The line that tells most, for a message. */
    String said() {
        if (late) {
            return "nothing within its time";
        }
        List<String> lines = lines().stream()
                .filter(line -> !line.equals(FILLER) && !line.contains("--help"))
                .toList();
        String line = lines.stream()
                .filter(candidate -> candidate.matches("(?i).*(error|cannot|failed|denied|not a docker command).*"))
                .findFirst()
                .orElseGet(() -> lines.isEmpty() ? "nothing" : lines.get(lines.size() - 1));
        return line.replaceFirst("^(?i)error: *", "");
    }

    /** The last lines that are not blank. */
    String end(int count) {
        List<String> lines = lines();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }

    private List<String> lines() {
        return output.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
