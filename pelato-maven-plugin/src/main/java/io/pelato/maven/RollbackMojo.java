package io.pelato.maven;

import io.pelato.Pelato;
import io.pelato.RollbackRequest;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Has a version of the workflow run again that ran before, and waits until it does. It builds and pushes nothing: WADM has
 * stored what it takes.
 */
@Mojo(name = "rollback", threadSafe = true, configurator = CommandLineFirstConfigurator.HINT)
public final class RollbackMojo extends AbstractLatticeMojo {

    /** Skips this goal alone. */
    @Parameter(property = "pelato.rollback.skip", defaultValue = "false")
    private Switch rollbackSkip;

    /** The version to go back to, or the beginning of it; by default the one that ran before the deployed one. */
    @Parameter(property = "pelato.rollback.version")
    private String rollbackVersion;

    @Inject
    RollbackMojo(MavenLogins logins) {
        super(logins);
    }

    @Override
    Switch ownSkip() {
        return rollbackSkip;
    }

    @Override
    void run(Pelato pelato) {
        refuseOffline("roll back in a lattice");
        new DeploymentReport(getLog())
                .tell(pelato.rollBack(new RollbackRequest(
                        project(),
                        access(),
                        Optional.ofNullable(rollbackVersion).map(String::strip))));
    }
}
