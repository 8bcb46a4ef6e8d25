package io.pelato.maven;

import io.pelato.Pelato;
import io.pelato.Removed;
import io.pelato.UndeployRequest;
import io.pelato.rollout.Orchestrator;
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
    void run(Pelato pelato) {
        refuseOffline("undeploy from a lattice");
        Removed removed = pelato.undeploy(new UndeployRequest(project(), access()));
        getLog().info(
                        removed.removal() == Orchestrator.Removal.REMOVED
                                ? removed.application() + " is gone: nothing of it is left on the hosts"
                                : removed.application() + " was not deployed: there is nothing to take away");
    }
}
