package io.pelato.it.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A run of the real Maven on the PATH, with the plugin under test in a local repository of its own. */
public final class MavenRun {

    private static final long LIMIT_MINUTES = 40;

    /** Each run lives for seconds, too short for the second compiler and the parallel collector to pay. */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private final Process process;
    private final Path log;

    private MavenRun(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static MavenRun of(Path directory, Map<String, String> environment, List<String> arguments) {
        // A group of its own, and SIGINT as a terminal has it, even where these tests run in the background.
        List<String> command =
                new ArrayList<>(List.of("setsid", "env", "--default-signal=INT", "mvn", "-B", "-Dstyle.color=never"));
        command.addAll(arguments);
        try {
            Path logs = directory.resolveSibling(directory.getFileName() + "-logs");
            Path log = Files.createTempFile(Files.createDirectories(logs), "maven-", ".log");
            var builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            boolean another = environment.containsKey("JAVA_HOME") || environment.containsKey("PATH");
            builder.environment().put("MAVEN_OPTS", another ? SHORT_LIVED : ClassArchive.options(SHORT_LIVED));
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            return new MavenRun(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the end. */
    public MavenResult finish() {
        try {
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("Maven has not ended within " + LIMIT_MINUTES + " minutes:\n" + output());
            }
            return new MavenResult(process.exitValue(), output());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All that it has said so far. */
    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Interrupts Maven and all that it has started, as Ctrl-C in a terminal does. */
    public void interrupt() {
        signal("-INT", "-" + process.pid());
    }

    /** Kills Maven alone, and leaves it no time to tidy up. */
    public void kill() {
        signal("-KILL", Long.toString(process.pid()));
    }

    private static void signal(String signal, String target) {
        try {
            int exit = new ProcessBuilder("kill", signal, "--", target)
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new AssertionError("kill " + signal + " " + target + " ended with " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether it has not ended yet. */
    public boolean isRunning() {
        return process.isAlive();
    }
}
