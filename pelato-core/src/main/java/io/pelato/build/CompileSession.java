package io.pelato.build;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjIntConsumer;

/**
 * One run of the compile program. It reads a line a component and answers each with {@code done NAME EXIT}; when its
 * input ends, it ends, so that a Maven that is stopped or killed leaves nothing running.
 */
final class CompileSession {

    private static final long END_SECONDS = 30;

    private final Toolchain.Start start;
    private final Path log;

    CompileSession(Toolchain.Start start, Path log) {
        this.start = start;
        this.log = log;
    }

    /** A line for the compile program. */
    record Request(String name, String world, String profile) {
        String line() {
            return name + " " + world + " " + profile;
        }
    }

    /**
     * Compiles all requests.
     *
     * @param done told each component and its exit code as soon as it ends
     */
    void compile(List<Request> requests, ObjIntConsumer<String> done) {
        Process process = null;
        try {
            var builder = new ProcessBuilder(start.command()).redirectError(log.toFile());
            builder.environment().putAll(start.environment());
            process = builder.start();
            exchange(process, requests, done);
        } catch (IOException e) {
            throw broken("it cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw broken("it was interrupted", e);
        } finally {
            if (process != null) {
                process.destroy();
            }
        }
    }

    private void exchange(Process process, List<Request> requests, ObjIntConsumer<String> done)
            throws IOException, InterruptedException {
        Map<String, Integer> answers = new HashMap<>();
        try (BufferedWriter input = process.outputWriter(StandardCharsets.UTF_8);
                BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (Request request : requests) {
                input.write(request.line());
                input.write('\n');
            }
            input.flush();
            String line;
            while (answers.size() < requests.size() && (line = output.readLine()) != null) {
                String[] words = line.split(" ", -1);
                if (words.length == 3 && words[0].equals("done")) {
                    int exit = Integer.parseInt(words[2]);
                    answers.put(words[1], exit);
                    done.accept(words[1], exit);
                }
            }
        }
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            throw broken("it did not end", null);
        }
        if (answers.size() < requests.size()) {
            throw broken("it ended early with exit code " + process.exitValue(), null);
        }
    }

    private ProblemsException broken(String how, Exception cause) {
        String said;
        try {
            said = Files.exists(log) ? Files.readString(log).strip() : "";
        } catch (IOException e) {
            said = e.toString();
        }
        var exception = new ProblemsException(Problem.of(
                "The compile program failed: " + how + (said.isEmpty() ? "" : "\n" + said),
                "Its output is in " + log + ", its command was: " + String.join(" ", start.command())));
        if (cause != null) {
            exception.initCause(cause);
        }
        return exception;
    }
}
