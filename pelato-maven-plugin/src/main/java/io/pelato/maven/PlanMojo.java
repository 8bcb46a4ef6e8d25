package io.pelato.maven;

import io.pelato.Pelato;
import io.pelato.PlanRequest;
import io.pelato.Releasing;
import io.pelato.plan.Plan;
import io.pelato.plan.PlanJson;
import io.pelato.problem.Checks;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.File;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Tells what {@code deploy} would change on the lattice, old and new side by side, and what it would interrupt. It builds
 * nothing and sends nothing.
 */
@Mojo(name = "plan", threadSafe = true, configurator = CommandLineFirstConfigurator.HINT)
public final class PlanMojo extends AbstractDeployMojo {

    /** Skips this goal alone. */
    @Parameter(property = "pelato.plan.skip", defaultValue = "false")
    private Switch planSkip;

    /** How the plan is shown: {@code text}, for people, or {@code json}, for programs. */
    @Parameter(property = "pelato.plan.format", defaultValue = "text")
    private String planFormat;

    /** A file for the plan, in JSON; {@code deploy} does it with {@code pelato.plan}. */
    @Parameter(property = "pelato.plan.file")
    private File planFile;

    /** Whether the build fails where a deployment would change anything. */
    @Parameter(property = "pelato.plan.failOnChange", defaultValue = "false")
    private Switch planFailOnChange;

    @Inject
    PlanMojo(MavenLogins logins) {
        super(logins);
    }

    @Override
    Switch ownSkip() {
        return planSkip;
    }

    @Override
    void run(Pelato pelato) {
        refuseOffline("ask a lattice");
        PlanRequest request = planRequest();
        OutputForm form = form();
        Plan plan = pelato.plan(request);
        if (form == OutputForm.JSON) {
            System.out.print(PlanJson.of(plan));
            System.out.flush();
        } else {
            new PlanLines(plan).lines().forEach(getLog()::info);
        }
        Optional.ofNullable(planFile)
                .ifPresent(file -> getLog().info("To do it: mvn deploy -Dpelato.plan=" + file.getPath()));
        if (!plan.isEmpty() && planFailOnChange.isOn("pelato.plan.failOnChange")) {
            throw new ProblemsException(Problem.of(
                    plan.basis().application() + " does not run as the workflow says now",
                    "Deploy it, or leave out pelato.plan.failOnChange"));
        }
    }

    PlanRequest planRequest() {
        var checks = new Checks();
        checks.run(this::form);
        checks.run(() -> planFailOnChange.isOn("pelato.plan.failOnChange"));
        Optional<PlanRequest> request = checks.get(() -> new PlanRequest(
                request(Releasing.usual(), Optional.empty()),
                Optional.ofNullable(planFile).map(File::toPath)));
        checks.end();
        return request.orElseThrow();
    }

    private OutputForm form() {
        return OutputForm.of(planFormat, "pelato.plan.format");
    }
}
