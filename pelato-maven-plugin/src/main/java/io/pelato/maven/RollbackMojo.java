package io.pelato.maven;

import io.pelato.LatticeAccess;
import io.pelato.Pelato;
import io.pelato.Project;
import io.pelato.RollbackRequest;
import io.pelato.Verification;
import io.pelato.problem.Checks;
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

    /**
     * The public key whose signature each component must have in the registry, a file in PEM such as {@code cosign.pub};
     * of several keys in it any will do. Without one, nobody asks.
     */
    @Parameter(property = "pelato.verify")
    private String verify;

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
        new DeploymentReport(getLog()).tell(pelato.rollBack(request()));
    }

    RollbackRequest request() {
        var checks = new Checks();
        Optional<Project> project = checks.get(this::project);
        Optional<LatticeAccess> access = checks.get(this::access);
        Optional<Optional<Verification>> verification =
                checks.get(() -> namedKeys().verification(verify, pushFolder(), this::anyAccess));
        checks.end();
        return new RollbackRequest(
                project.orElseThrow(),
                access.orElseThrow(),
                Optional.ofNullable(rollbackVersion).map(String::strip),
                verification.orElseThrow());
    }
}
