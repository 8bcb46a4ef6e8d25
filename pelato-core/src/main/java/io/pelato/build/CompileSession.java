package io.pelato.build;

import io.pelato.machine.BackgroundThreads;
import io.pelato.machine.Text;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One run of the compile program. It reads a line a component, tells {@code start NAME} when it begins with one and
 * answers each with {@code done NAME EXIT}; when its input ends, it ends, so that a Maven that is stopped or killed
 * leaves nothing running.
 */
final class CompileSession {

    private static final long END_SECONDS = 30;
    private static final Pattern START = Pattern.compile("start (\\S+)");
    private static final Pattern ANSWER = Pattern.compile("done (\\S+) (\\d{1,9})");

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

    /** Hears how far the compile program is, on the thread that called {@link #compile}. */
    interface Progress {

        /** The program begins with a component. */
        void started(String name);

        /** The program is through with a component. */
        void done(String name, int exit);
    }

    /** Compiles all requests. */
    void compile(List<Request> requests, Progress progress) {
        Process process = null;
        try {
            var builder = new ProcessBuilder(start.command()).redirectError(log.toFile());
            builder.environment().putAll(start.environment());
            process = builder.start();
            exchange(process, requests, progress);
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

    private void exchange(Process process, List<Request> requests, Progress progress)
            throws IOException, InterruptedException {
        Set<String> open = requests.stream().map(Request::name).collect(Collectors.toCollection(HashSet::new));
        // A program that is kept waiting to answer does not read: a thread of its own writes while this one reads.
        Thread sender = BackgroundThreads.named("pelato-compile-requests")
                .newThread(() -> send(process.getOutputStream(), requests));
        sender.start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            String line;
            while (!open.isEmpty() && (line = output.readLine()) != null) {
                Matcher begun = START.matcher(line);
                Matcher answer = ANSWER.matcher(line);
                if (begun.matches() && open.contains(begun.group(1))) {
                    progress.started(begun.group(1));
                } else if (answer.matches() && open.remove(answer.group(1))) {
                    progress.done(answer.group(1), Integer.parseInt(answer.group(2)));
                }
            }
            sender.join(END_SECONDS * 1000);
            if (!sender.isAlive()) {
                close(process.getOutputStream());
            }
        }
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            throw broken("it did not end", null);
        }
        if (!open.isEmpty()) {
            throw broken("it ended early with exit code " + process.exitValue(), null);
        }
    }

    // A program that has ended does not read; why it ended is known when its exit code is.
    private static void send(OutputStream input, List<Request> requests) {
        try {
            for (Request request : requests) {
                input.write((request.line() + "\n").getBytes(StandardCharsets.UTF_8));
            }
            input.flush();
        } catch (IOException closed) {
            return;
        }
    }

    private static void close(OutputStream input) {
        try {
            input.close();
        } catch (IOException closed) {
            return;
        }
    }

    private ProblemsException broken(String how, Exception cause) {
        String said;
        try {
            said = Files.exists(log) ? Text.of(log).strip() : "";
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
