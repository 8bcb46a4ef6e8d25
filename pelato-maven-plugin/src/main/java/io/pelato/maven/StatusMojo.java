package io.pelato.maven;

import io.pelato.Pelato;
import io.pelato.StatusRequest;
import io.pelato.WorkflowStatus;
import io.pelato.problem.Checks;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.File;
import java.time.Duration;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Tells what of the workflow runs where, and what is missing, by what was deployed last. It fails where something is missing
 * or nothing is deployed.
 */
@Mojo(name = "status", threadSafe = true, configurator = CommandLineFirstConfigurator.HINT)
public final class StatusMojo extends AbstractLatticeMojo {

    /** Skips this goal alone. */
    @Parameter(property = "pelato.status.skip", defaultValue = "false")
    private Switch statusSkip;

    private static final Duration EVERY = Duration.ofSeconds(2);

    /**
     * A file for a page for the browser that tells the same: the workflow's picture, with what ran where when it was
     * written. It takes workflow.yaml.
     */
    @Parameter(property = "pelato.status.page")
    private File statusPage;

    /** How it is told: {@code text}, in Maven's log, or {@code json}, an object on a line; with {@code mvn -q} that is all. */
    @Parameter(property = "pelato.status.format", defaultValue = "text")
    private String statusFormat;

    /** Whether it looks again every two seconds until Ctrl-C, and tells what has changed. */
    @Parameter(property = "pelato.watch", defaultValue = "false")
    private Switch watch;

    @Inject
    StatusMojo(MavenLogins logins) {
        super(logins);
    }

    @Override
    Switch ownSkip() {
        return statusSkip;
    }

    @Override
    void run(Pelato pelato) {
        refuseOffline("ask a lattice");
        var checks = new Checks();
        Optional<OutputForm> form = checks.get(() -> OutputForm.of(statusFormat, "pelato.status.format"));
        Optional<Boolean> again = checks.get(() -> watch.isOn("pelato.watch"));
        checks.end();
        var report = new StatusReport(getLog(), System.out, form.orElseThrow());
        if (again.orElseThrow()) {
            watch(pelato, report);
            return;
        }
        WorkflowStatus status = look(pelato);
        report.tell(status);
        Optional.ofNullable(statusPage).ifPresent(page -> getLog().info("As a page: " + page));
        if (!status.complete()) {
            throw new ProblemsException(Problem.of(fault(status), advice(status)));
        }
    }

    private WorkflowStatus look(Pelato pelato) {
        return pelato.status(new StatusRequest(
                project(), access(), Optional.ofNullable(statusPage).map(File::toPath)));
    }

    private void watch(Pelato pelato, StatusReport report) {
        var sight = new StatusWatch(() -> look(pelato), status -> tell(report, status), getLog());
        try {
            sight.begin();
            while (true) {
                Thread.sleep(EVERY.toMillis());
                sight.again();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(StatusReport report, WorkflowStatus status) {
        report.tell(status);
        if (!status.complete()) {
            getLog().warn(fault(status));
        }
    }

    private static String fault(WorkflowStatus status) {
        return status.application()
                + (status.deployment().isPresent()
                        ? " does not run as it was deployed"
                        : " is not deployed in this lattice");
    }

    private static String advice(WorkflowStatus status) {
        return status.deployment().isPresent()
                ? "What is missing is told above; docs/troubleshooting.md says where to look"
                : "Run `mvn deploy`, or look at pelato.nats.url and pelato.lattice if it should be there";
    }
}
