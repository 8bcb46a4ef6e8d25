package io.pelato.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.pelato.build.BuildListener;
import io.pelato.machine.BackgroundThreads;
import io.pelato.machine.Text;
import io.pelato.problem.FileFault;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Hands messages to components, one after the other, and tells what came of each. It is a program that lives as long as
 * its input stays open, so a JVM that dies leaves nothing running.
 */
public final class TaskRunner implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(1);
    /** What the program has, beyond a call's own limit, to end it and say so. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final Writer input;
    private final Path log;
    /** The lines of the program; an empty one is its end. */
    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();

    private TaskRunner(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.input = process.outputWriter(StandardCharsets.UTF_8);
        BackgroundThreads.named("pelato-run-answers").newThread(this::read).start();
    }

    /**
     * Starts it, in a container whose image is built on first use, or with the machine's own Python.
     *
     * @throws ProblemsException if there is nothing to run components with
     */
    public static TaskRunner start(RunnerRequest request, BuildListener listener) {
        Place place = new PlaceFinder(request).find();
        try {
            return start(place.start(request, listener));
        } catch (IOException e) {
            throw new ProblemsException(
                    Problem.of(
                            "Components cannot be run: " + FileFault.words(e),
                            "Check that " + request.cache() + " can be written"),
                    e);
        }
    }

    /** Starts a program that keeps to the protocol. */
    static TaskRunner start(Place.Start start) {
        try {
            Path log = Files.createTempFile("pelato-runner-", ".log");
            var builder = new ProcessBuilder(start.command()).redirectError(log.toFile());
            builder.environment().putAll(start.environment());
            var runner = new TaskRunner(builder.start(), log);
            runner.mustBeFit(start.advice());
            return runner;
        } catch (IOException e) {
            throw new ProblemsException(
                    Problem.of(
                            "Components cannot be run: " + FileFault.words(e),
                            "Check that " + start.command().get(0) + " can be started, and temporary files be written"),
                    e);
        }
    }

    private void mustBeFit(String advice) {
        try {
            Optional<String> unfit = Protocol.unfit(line(START));
            if (unfit.isPresent()) {
                throw new ProblemsException(Problem.of("Components cannot be run: " + unfit.get(), advice));
            }
        } catch (JsonProcessingException e) {
            throw broken("it does not say what it should");
        } catch (ProblemsException e) {
            close();
            throw e;
        }
    }

    /**
     * Hands a message to a component, and waits for what comes of it.
     *
     * @throws ProblemsException if the component is none that can be called, or the runner itself has failed
     */
    public Answer call(Call call) {
        try {
            long start = System.nanoTime();
            input.write(Protocol.line(call) + "\n");
            input.flush();
            String line = line(call.limit().plus(PATIENCE));
            return Protocol.answer(line, Duration.ofNanos(System.nanoTime() - start));
        } catch (Protocol.UnreadableComponentException e) {
            throw new ProblemsException(
                    Problem.of(
                            "The component cannot be run: " + e.getMessage(),
                            "Types of tasks that run here have the part `work` or `http`, as those of Pelato do; run"
                                    + " `mvn package` again where the file is broken"),
                    e);
        } catch (IOException e) {
            throw broken("its input is closed");
        }
    }

    private String line(Duration limit) {
        try {
            Optional<String> line = lines.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (line == null) {
                throw broken("it says nothing for " + limit.toSeconds() + " seconds");
            }
            return line.orElseThrow(() -> broken("it has ended"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw broken("it was interrupted");
        }
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            String line;
            while ((line = output.readLine()) != null) {
                lines.add(Optional.of(line));
            }
        } catch (IOException closed) {
            // It has ended, as at the end of its output.
        }
        lines.add(Optional.empty());
    }

    private ProblemsException broken(String how) {
        String said;
        try {
            said = Text.end(Text.of(log), 15);
        } catch (IOException e) {
            said = "";
        }
        process.destroy();
        return new ProblemsException(Problem.of(
                "The program that runs components has failed: " + how + (said.isEmpty() ? "" : "\n" + said),
                "Run the goal again; with another pelato.builder it runs in another place"));
    }

    /** Ends the program. */
    @Override
    public void close() {
        try {
            input.close();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroy();
            }
            Files.deleteIfExists(log);
        } catch (IOException gone) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
        }
    }
}
