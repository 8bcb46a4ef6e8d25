package io.pelato.it.lattice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A program that runs in the background, with its output in a log. */
public final class Service implements AutoCloseable {

    private static final int STOP_SECONDS = 20;
    private static final int TAIL = 30;

    private final String name;
    private final Process process;
    private final Path log;

    private Service(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** Starts a program; its output is added to {@code NAME.log} in the folder. */
    public static Service start(String name, Path logs, Map<String, String> environment, List<String> command) {
        Path log = logs.resolve(name + ".log");
        try {
            Files.createDirectories(logs);
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            return new Service(name, process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be started", e);
        }
    }

    /**
     * Waits until the program is ready.
     *
     * @throws IllegalStateException with the end of its log when it ends before, or the time is over
     */
    public Service await(String what, long seconds, BooleanSupplier ready) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw failure(name + " ended with exit code " + process.exitValue() + " before " + what);
            }
            if (System.nanoTime() > deadline) {
                throw failure(name + " has not reached this within " + seconds + " s: " + what);
            }
            pause();
        }
        return this;
    }

    /** Waits until the program's log holds a text. */
    public Service awaitLog(String text, long seconds) {
        return await("its log says \"" + text + "\"", seconds, () -> log().contains(text));
    }

    /** All that the program has said. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills the program and its children at once, as a power cut would. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        waitFor();
    }

    /** The processes that a program among this one's descendants has started. */
    List<ProcessHandle> childrenOf(String program) {
        return process.descendants()
                .filter(parent -> parent.info().command().orElse("").endsWith(program))
                .flatMap(ProcessHandle::children)
                .toList();
    }

    /** Stops the program in good order. */
    @Override
    public void close() {
        stop(process::destroy);
    }

    /** Stops the program as Ctrl-C in a terminal does; for some programs that is another order than {@link #close}. */
    public void interrupt() {
        stop(() -> {
            try {
                new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                        .inheritIO()
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void stop(Runnable order) {
        List<ProcessHandle> family = process.descendants().toList();
        order.run();
        waitFor();
        family.forEach(ProcessHandle::destroyForcibly);
    }

    private void waitFor() {
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private IllegalStateException failure(String message) {
        List<String> lines = log().lines().toList();
        return new IllegalStateException(message + "\nThe end of " + log + ":\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size())));
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
