package io.pelato.maven;

import io.pelato.Pelato;
import io.pelato.Project;
import io.pelato.Proofs;
import io.pelato.PushRequest;
import io.pelato.problem.Checks;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.registry.RegistryAccess;
import io.pelato.registry.TagPolicy;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
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
public final class PushMojo extends AbstractRegistryMojo {

    /** Skips this goal alone. */
    @Parameter(property = "pelato.push.skip", defaultValue = "false")
    private Switch pushSkip;

    /**
     * What to do where the registry has another image under a component's version: {@code warn} of it and let the version
     * name what was built, {@code move} it without a word, or {@code keep} it and fail before any image is published.
     */
    @Parameter(property = "pelato.registry.tags", defaultValue = "warn")
    private String tags;

    /**
     * Whether each component gets a bill of materials (CycloneDX) and a provenance (in-toto, SLSA) beside it in the
     * registry, as referrers.
     */
    @Parameter(property = "pelato.attest", defaultValue = "false")
    private Switch attest;

    /**
     * The private key that signs what is pushed, as cosign does: a file (PEM, PKCS 8, ECDSA on P-256), or {@code
     * env://NAME} for an environment variable that holds its text. The password of an encrypted key is in the environment
     * variable {@code PELATO_SIGN_PASSWORD}, or with {@code pelato.sign.server}.
     */
    @Parameter(property = "pelato.sign.key")
    private String signKey;

    /** A server in settings.xml that has the password of pelato.sign.key. */
    @Parameter(property = "pelato.sign.server")
    private String signServer;

    @Inject
    PushMojo(MavenLogins logins) {
        super(logins);
    }

    @Override
    Switch ownSkip() {
        return pushSkip;
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
        Optional<TagPolicy> policy = checks.get(() -> tagPolicy(tags));
        Optional<Proofs> proofs = checks.get(() -> namedKeys().proofs(attest, signKey, signServer));
        checks.end();
        return new PushRequest(
                project.orElseThrow(), registry.orElseThrow(), policy.orElseThrow(), proofs.orElseThrow());
    }

    /** What a value of pelato.registry.tags means. */
    static TagPolicy tagPolicy(String tags) {
        return Stream.of(TagPolicy.values())
                .filter(policy -> policy.name().toLowerCase(Locale.ROOT).equals(tags.strip()))
                .findFirst()
                .orElseThrow(() -> new ProblemsException(Problem.of(
                        "pelato.registry.tags is \"" + tags + "\", which is none of move, warn and keep",
                        "Write -Dpelato.registry.tags=warn, or leave it out")));
    }
}
