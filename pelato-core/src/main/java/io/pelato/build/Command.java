package io.pelato.build;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end and keeps what it says. */
final class Command {

    private Command() {}

    /** What a program said and how it ended. */
    record Outcome(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    /**
     * Runs a program with no input, its two outputs in one.
     *
     * @return exit code -1 and the reason where it cannot be started or takes longer than the given seconds
     */
    static Outcome run(List<String> command, long seconds) {
        try {
            Path output = Files.createTempFile("pelato-", ".log");
            try {
                return run(command, seconds, output);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, with the program's outputs in a file that stays. */
    static Outcome run(List<String> command, long seconds, Path log) {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            return new Outcome(-1, String.valueOf(e.getMessage()));
        }
        try {
            process.getOutputStream().close();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                return new Outcome(-1, "no answer within " + seconds + " s");
            }
            return new Outcome(process.exitValue(), Text.of(log));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(-1, "interrupted");
        } catch (IOException e) {
            return new Outcome(-1, String.valueOf(e.getMessage()));
        } finally {
            process.destroy();
        }
    }

    /** Whether the PATH leads to a program. */
    static boolean onPath(String program) {
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
