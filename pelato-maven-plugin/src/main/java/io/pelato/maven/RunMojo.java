package io.pelato.maven;

import io.pelato.BuildRequest;
import io.pelato.Pelato;
import io.pelato.Ran;
import io.pelato.RunRequest;
import io.pelato.problem.Checks;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.run.Given;
import io.pelato.run.RunSpan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Runs one task, or the whole workflow, without a lattice: messages go in, and what comes out is printed. It runs the very
 * components that are deployed. With {@code mvn -q} there is nothing else in the output.
 */
@Mojo(name = "run", threadSafe = true, configurator = CommandLineFirstConfigurator.HINT)
public final class RunMojo extends AbstractBuildMojo {

    /** Skips this goal alone. */
    @Parameter(property = "pelato.run.skip", defaultValue = "false")
    private Switch runSkip;

    /** The one task to run, by its component_name or name; by default the whole workflow. */
    @Parameter(property = "task")
    private String task;

    /**
     * What goes in: a text, {@code @FILE}, or {@code -} for the standard input. With {@code task} it is one message, by
     * default an empty one. Else it has a message a line: the topic (of a request of HTTP its path), a blank and the content, or an
     * object of JSON as {@code pelato:tail} prints it.
     */
    @Parameter(property = "input")
    private String input;

    /** How what comes out is shown: {@code text}, for people, or {@code json}, an object a line. */
    @Parameter(property = "pelato.run.format", defaultValue = "text")
    private String runFormat;

    /** How long a task may take for a message, in seconds; it has failed then. */
    @Parameter(property = "pelato.run.timeout", defaultValue = "60")
    private WholeNumber runTimeout;

    /**
     * How much time passes after the messages, without waiting for it, so that schedules run: such as {@code 90s}, {@code
     * 10m} or {@code 24h}. Tasks are told that time. By default none, and no schedule runs.
     */
    @Parameter(property = "pelato.run.for")
    private String runFor;

    /** When that time begins, such as {@code 2026-03-29T00:00:00Z}; by default now. */
    @Parameter(property = "pelato.run.from")
    private String runFrom;

    /**
     * A PostgreSQL that stores the rows: {@code postgresql://USER@HOST:PORT/NAME}. Its password comes from the variable {@code
     * PGPASSWORD}. By default rows are only printed.
     */
    @Parameter(property = "pelato.run.database")
    private String runDatabase;

    @Inject
    RunMojo(MavenLogins logins) {
        super(logins);
    }

    @Override
    Switch ownSkip() {
        return runSkip;
    }

    @Override
    void run(Pelato pelato) {
        var lines = new RunLines(form(), System.out, getLog());
        Ran ran = pelato.run(request(), lines);
        lines.end();
        if (ran.failures() > 0) {
            throw new ProblemsException(Problem.of(
                    ran.failures() == 1 ? "A task has failed, told above" : ran.failures() + " failures, told above",
                    "On a lattice the message goes to the task's error_topic"));
        }
    }

    RunRequest request() {
        var checks = new Checks();
        Optional<BuildRequest> build = checks.get(this::buildRequest);
        Optional<Long> seconds =
                checks.get(() -> runTimeout.between(1, Limits.SECONDS, "pelato.run.timeout", "seconds"));
        checks.run(this::form);
        Optional<List<Given>> messages = checks.get(this::messages);
        Optional<Optional<RunSpan>> span =
                checks.get(() -> new GivenTime(Optional.ofNullable(runFor), Optional.ofNullable(runFrom)).span());
        checks.end();
        return new RunRequest(
                build.orElseThrow(),
                Optional.ofNullable(task),
                messages.orElseThrow(),
                Duration.ofSeconds(seconds.orElseThrow()),
                span.orElseThrow(),
                Optional.ofNullable(runDatabase)
                        .map(address -> new RunRequest.DatabaseAccess(
                                address, Optional.ofNullable(System.getenv("PGPASSWORD")))));
    }

    private List<Given> messages() {
        var given = new GivenMessages(directory(), Optional.ofNullable(input));
        if (runFor != null && input == null) {
            return List.of();
        }
        return task == null ? given.lines() : List.of(given.one());
    }

    private OutputForm form() {
        return OutputForm.of(runFormat, "pelato.run.format");
    }
}
