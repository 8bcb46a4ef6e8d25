package io.pelato.maven;

import io.pelato.build.WasmComponent;
import io.pelato.build.WasmComponents;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.registry.ComponentPublisher;
import io.pelato.registry.Login;
import io.pelato.registry.PlainHttp;
import io.pelato.registry.PublishRequest;
import io.pelato.registry.PublishedImages;
import io.pelato.registry.RegistryAccess;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Pushes the components to an OCI registry; what it has already is not sent again. */
@Mojo(
        name = "push",
        defaultPhase = LifecyclePhase.DEPLOY,
        threadSafe = true,
        configurator = CommandLineFirstConfigurator.HINT)
public final class PushMojo extends AbstractPelatoMojo {

    private final MavenLogins logins;

    /** The registry and the folder in it, such as {@code registry.example.com/team}; each component has a repository there. */
    @Parameter(property = "pelato.registry")
    private String registry;

    /**
     * The registry's user. Without one, the server in settings.xml with the registry as its id is taken, then what
     * podman and docker know.
     */
    @Parameter(property = "pelato.registry.username")
    private String username;

    /** The password or token of pelato.registry.username. */
    @Parameter(property = "pelato.registry.password")
    private Secret password;

    /** Whether the registry may be spoken to over plain HTTP. */
    @Parameter(property = "pelato.registry.allowHttp", defaultValue = "false")
    private boolean allowHttp;

    @Inject
    PushMojo(MavenLogins logins) {
        this.logins = logins;
    }

    @Override
    void run() {
        refuseOffline("push to a registry");
        if (registry == null || registry.isBlank()) {
            throw new ProblemsException(Problem.of(
                    "There is no registry to push to: pelato.registry is not set",
                    "Set it in the POM or on the command line, as in -Dpelato.registry=registry.example.com/team"));
        }
        List<WasmComponent> components = new BuiltComponents(readWorkflow(), output("generated"), directory())
                .checked(WasmComponents.read(output("components.json")));
        List<PublishRequest> requests = components.stream()
                .map(component -> new PublishRequest(
                        component.componentName(),
                        component.version(),
                        output("components").resolve(component.file())))
                .toList();
        RegistryAccess access = RegistryAccess.to(registry)
                .withLogin(Login.of(Optional.ofNullable(username), Secret.reveal(password)))
                .withSettings(logins.of(session().getSettings()))
                .withPlainHttp(allowHttp ? PlainHttp.ALLOWED : PlainHttp.REFUSED);
        try (ComponentPublisher publisher = ComponentPublisher.open(access, new PushLog(getLog()))) {
            new PublishedImages(publisher.publishAll(requests)).write(output("images.json"));
        }
    }
}
