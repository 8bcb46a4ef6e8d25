package io.pelato.maven;

import io.pelato.Pelato;
import io.pelato.StatusRequest;
import io.pelato.WorkflowStatus;
import io.pelato.problem.Problem;
import java.io.File;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Tells what of the workflow runs where, and what is missing, by what was deployed last. */
@Mojo(name = "status", threadSafe = true, configurator = CommandLineFirstConfigurator.HINT)
public final class StatusMojo extends AbstractLatticeMojo {

    /**
     * A file for a page for the browser that tells the same: the workflow's picture, with what ran where when it was
     * written. It takes workflow.yaml.
     */
    @Parameter(property = "pelato.status.page")
    private File statusPage;

    @Inject
    StatusMojo(MavenLogins logins) {
        super(logins);
    }

    @Override
    void run(Pelato pelato) {
        refuseOffline("ask a lattice");
        WorkflowStatus status = pelato.status(new StatusRequest(
                project(), access(), Optional.ofNullable(statusPage).map(File::toPath)));
        status.deployment().ifPresent(new DeploymentReport(getLog())::tell);
        status.backlogs().forEach(new BacklogReport(getLog())::tell);
        Optional.ofNullable(statusPage).ifPresent(page -> getLog().info("As a page: " + page));
        status.doubt().map(Problem::toString).ifPresent(getLog()::warn);
        if (!status.complete()) {
            getLog().warn(status.application()
                    + (status.deployment().isPresent()
                            ? " does not run as it was deployed"
                            : " is not deployed in this lattice"));
        }
    }
}
