package io.pelato.maven;

import io.pelato.rollout.Orchestrator;
import io.pelato.workflow.Workflow;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;

/** Takes the workflow off the lattice, and waits until nothing of it is left on the hosts. */
@Mojo(name = "undeploy", threadSafe = true, configurator = CommandLineFirstConfigurator.HINT)
public final class UndeployMojo extends AbstractLatticeMojo {

    @Inject
    UndeployMojo(MavenLogins logins) {
        super(logins);
    }

    @Override
    void run() {
        refuseOffline("undeploy from a lattice");
        Workflow workflow = readWorkflow();
        Orchestrator.Removal removal = orchestrator().remove(workflow.projectName(), new DeployLog(getLog(), times()));
        getLog().info(
                        removal == Orchestrator.Removal.REMOVED
                                ? workflow.projectName() + " is gone: nothing of it is left on the hosts"
                                : workflow.projectName() + " was not deployed: there is nothing to take away");
    }
}
