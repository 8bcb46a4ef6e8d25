package io.pelato.machine;

import io.pelato.problem.FileFault;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** Runs other programs, with no input and both of their outputs in one. */
public final class Programs {

    private Programs() {}

    /**
     * Runs a program to its end.
     *
     * @param limit how long it may take; it is stopped then
     * @throws ProblemsException if no file can be made for its output, or the run is interrupted
     */
    public static ProgramRun run(List<String> command, Duration limit) {
        try {
            Path output = Files.createTempFile("pelato-", ".log");
            try {
                return started(command, limit, output);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new ProblemsException(
                    Problem.of(
                            "No temporary file can be written: " + FileFault.words(e),
                            "Check the permissions and the free space of " + System.getProperty("java.io.tmpdir")),
                    e);
        }
    }

    /**
     * The same, and keeps the output.
     *
     * @param log gets the output, in place of what it held
     * @throws ProblemsException if the log cannot be written, or the run is interrupted
     */
    public static ProgramRun run(List<String> command, Duration limit, Path log) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            Files.deleteIfExists(log);
            Files.createFile(log);
        } catch (IOException e) {
            throw new ProblemsException(
                    Problem.of(
                            "The log " + log + " cannot be written: " + FileFault.words(e),
                            "Check the folder's permissions and free space, or choose another by pelato.cache"),
                    e);
        }
        return started(command, limit, log);
    }

    private static ProgramRun started(List<String> command, Duration limit, Path log) {
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
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            return new ProgramRun(OptionalInt.of(ended ? process.exitValue() : -1), said(log), !ended);
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

    private static String said(Path log) {
        try {
            return Text.of(log);
        } catch (IOException e) {
            return "nothing: " + log + " cannot be read (" + FileFault.words(e) + ")";
        }
    }

    /** Whether the PATH leads to a program. */
    public static boolean onPath(String program) {
        return Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
                .anyMatch(folder -> isExecutable(folder, program));
    }

    private static boolean isExecutable(String folder, String program) {
        try {
            return Files.isExecutable(Path.of(folder, program));
        } catch (InvalidPathException e) {
            // A folder that Java cannot name under this locale; nothing could be started from there.
            return false;
        }
    }
}
