package io.pelato.maven;

import io.pelato.Pelato;
import io.pelato.Project;
import io.pelato.PushRequest;
import io.pelato.problem.Checks;
import io.pelato.registry.RegistryAccess;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Pushes the components to an OCI registry; what it has already is not sent again. */
@Mojo(
        name = "push",
        defaultPhase = LifecyclePhase.DEPLOY,
        threadSafe = true,
        configurator = CommandLineFirstConfigurator.HINT)
public final class PushMojo extends AbstractRegistryMojo {

    @Inject
    PushMojo(MavenLogins logins) {
        super(logins);
    }

    @Override
    void begin(Pelato pelato) {
        pelato.expect(request());
    }

    @Override
    void run(Pelato pelato) {
        pelato.push(request());
    }

    PushRequest request() {
        var checks = new Checks();
        Optional<Project> project = checks.get(this::project);
        Optional<RegistryAccess> registry = checks.get(this::pushAccess);
        checks.end();
        return new PushRequest(project.orElseThrow(), registry.orElseThrow());
    }
}
