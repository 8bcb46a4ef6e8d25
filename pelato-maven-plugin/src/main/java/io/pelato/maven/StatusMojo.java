package io.pelato.maven;

import io.pelato.Pelato;
import io.pelato.StatusRequest;
import io.pelato.WorkflowStatus;
import io.pelato.problem.Problem;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;

/** Tells what of the workflow runs where, and what is missing, by what was deployed last. */
@Mojo(name = "status", threadSafe = true, configurator = CommandLineFirstConfigurator.HINT)
public final class StatusMojo extends AbstractLatticeMojo {

    @Inject
    StatusMojo(MavenLogins logins) {
        super(logins);
    }

    @Override
    void run(Pelato pelato) {
        refuseOffline("ask a lattice");
        WorkflowStatus status = pelato.status(new StatusRequest(project(), access()));
        status.deployment().ifPresent(new DeploymentReport(getLog())::tell);
        status.backlogs().forEach(new BacklogReport(getLog())::tell);
        status.doubt().map(Problem::toString).ifPresent(getLog()::warn);
        if (!status.complete()) {
            getLog().warn(status.application()
                    + (status.deployment().isPresent()
                            ? " does not run as it was deployed"
                            : " is not deployed in this lattice"));
        }
    }
}
