package io.pelato.maven;

import io.pelato.Pelato;
import io.pelato.Removed;
import io.pelato.UndeployRequest;
import io.pelato.rollout.Orchestrator;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Takes the workflow off the lattice, and waits until nothing of it is left on the hosts. */
@Mojo(name = "undeploy", threadSafe = true, configurator = CommandLineFirstConfigurator.HINT)
public final class UndeployMojo extends AbstractLatticeMojo {

    /** Skips this goal alone. */
    @Parameter(property = "pelato.undeploy.skip", defaultValue = "false")
    private Switch undeploySkip;

    /**
     * Whether the messages that are kept for tasks with {@code delivery: at_least_once} go too, with the streams that hold
     * them. Otherwise they stay, and are worked on when the workflow is deployed again.
     */
    @Parameter(property = "pelato.forget", defaultValue = "false")
    private Switch forget;

    @Inject
    UndeployMojo(MavenLogins logins) {
        super(logins);
    }

    @Override
    Switch ownSkip() {
        return undeploySkip;
    }

    @Override
    void run(Pelato pelato) {
        refuseOffline("undeploy from a lattice");
        Removed removed = pelato.undeploy(request());
        getLog().info(
                        removed.removal() == Orchestrator.Removal.REMOVED
                                ? removed.application() + " is gone: nothing of it is left on the hosts"
                                : removed.application() + " was not deployed: there is nothing to take away");
    }

    UndeployRequest request() {
        return new UndeployRequest(
                project(),
                access(),
                forget.isOn("pelato.forget") ? Orchestrator.Messages.GO : Orchestrator.Messages.STAY);
    }
}
