package io.pelato.maven;

import io.pelato.rollout.Deployment;
import java.util.Optional;
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
    void run() {
        refuseOffline("ask a lattice");
        String application = readWorkflow().projectName();
        Optional<Deployment> deployment = orchestrator().status(application);
        deployment.ifPresent(new DeploymentReport(getLog())::tell);
        if (deployment.filter(Deployment::complete).isEmpty()) {
            getLog().warn(application
                    + (deployment.isPresent()
                            ? " does not run as it was deployed"
                            : " is not deployed in this lattice"));
        }
    }
}
