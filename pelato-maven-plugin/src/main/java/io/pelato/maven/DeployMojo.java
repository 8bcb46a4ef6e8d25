package io.pelato.maven;

import io.pelato.DeployRequest;
import io.pelato.Pelato;
import io.pelato.Proofs;
import io.pelato.PushRequest;
import io.pelato.Releasing;
import io.pelato.Verification;
import io.pelato.problem.Checks;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.registry.RegistryAccess;
import io.pelato.registry.TagPolicy;
import io.pelato.rollout.Deployment;
import io.pelato.rollout.ReleaseTerms.OnFailure;
import java.io.File;
import java.time.Duration;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** Has WADM run the pushed components on the hosts of the lattice, and waits until they do. */
@Mojo(
        name = "deploy",
        defaultPhase = LifecyclePhase.DEPLOY,
        threadSafe = true,
        configurator = CommandLineFirstConfigurator.HINT)
public class DeployMojo extends AbstractDeployMojo {

    /** Skips this goal alone. */
    @Parameter(property = "pelato.deploy.skip", defaultValue = "false")
    private Switch deploySkip;

    /**
     * A plan that {@code pelato:plan} wrote with {@code pelato.plan.file}: that is done, or nothing where the lattice, the
     * sources or a parameter became another since.
     */
    @Parameter(property = "pelato.plan")
    private File plan;

    /** Who deploys, as {@code pelato:history} shows it. */
    @Parameter(property = "pelato.by", defaultValue = "${user.name}")
    private String by;

    /**
     * How many versions of the workflow WADM stores, the new one among them, for {@code pelato:rollback}; fewer where they
     * would fill one NATS message.
     */
    @Parameter(property = "pelato.history.keep", defaultValue = "10")
    private WholeNumber historyKeep;

    /**
     * What becomes of a deployment that fails after it was sent: {@code keep}, WADM goes on trying, or {@code rollback},
     * the version before runs again; the build fails in both.
     */
    @Parameter(property = "pelato.deploy.onFailure", defaultValue = "keep")
    private String onFailure;

    /**
     * What to do where the registry has another image under the version of a bundle's component: {@code warn}, {@code
     * move} or {@code keep}, as for the goal push.
     */
    @Parameter(property = "pelato.registry.tags", defaultValue = "warn")
    private String tags;

    /**
     * Whether each component of a bundle gets a bill of materials (CycloneDX) and a provenance (in-toto, SLSA) beside it in the
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

    /**
     * The public key whose signature each component must have in the registry, a file in PEM such as {@code cosign.pub};
     * of several keys in it any will do. Without one, nobody asks.
     */
    @Parameter(property = "pelato.verify")
    private String verify;

    @Inject
    DeployMojo(MavenLogins logins) {
        super(logins);
    }

    @Override
    Switch ownSkip() {
        return deploySkip;
    }

    @Override
    void begin(Pelato pelato) {
        DeployRequest request = request();
        // One goal of a run is enough to say that it is offline, and push comes first.
        if (!session().isOffline()) {
            pelato.expect(request);
        }
    }

    @Override
    void check(Pelato pelato) {
        var checks = new Checks();
        checks.run(() -> pelato.validate(project(), provisions()));
        checks.run(() -> {
            DeployRequest request = request();
            pelato.checkKeeping(request);
            pelato.checkPlan(request);
        });
        checks.end();
    }

    @Override
    void run(Pelato pelato) {
        refuseOffline("deploy to a lattice");
        MavenProject module = session().getCurrentProject();
        long start = System.nanoTime();
        try {
            if (isBundled()) {
                release(pelato);
            }
            Deployment deployment = pelato.deploy(request());
            new DeploymentReport(getLog()).tell(deployment);
            DeployedModules.deployed(module, deployment, since(start), unnamedLog());
        } catch (ProblemsException e) {
            DeployedModules.failed(module, since(start), unnamedLog());
            throw e;
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    // Of a release no other goal has checked or pushed anything before.
    private void release(Pelato pelato) {
        var checks = new Checks();
        Optional<PushRequest> push = checks.get(this::push);
        checks.run(this::request);
        checks.end();
        pelato.validate(project());
        check(pelato);
        pelato.push(push.orElseThrow());
    }

    private PushRequest push() {
        var checks = new Checks();
        Optional<RegistryAccess> registry = checks.get(this::pushAccess);
        Optional<TagPolicy> policy = checks.get(() -> PushMojo.tagPolicy(tags));
        Optional<Proofs> proofs = checks.get(() -> namedKeys().proofs(attest, signKey, signServer));
        checks.end();
        return new PushRequest(project(), registry.orElseThrow(), policy.orElseThrow(), proofs.orElseThrow());
    }

    DeployRequest request() {
        var checks = new Checks();
        Optional<Releasing> releasing = checks.get(this::releasing);
        Optional<Optional<Verification>> verification =
                checks.get(() -> namedKeys().verification(verify, pushFolder(), this::anyAccess));
        Optional<DeployRequest> request =
                checks.get(() -> request(releasing.orElseGet(Releasing::usual), verification.orElse(Optional.empty())));
        checks.end();
        return request.orElseThrow();
    }

    private Releasing releasing() {
        var checks = new Checks();
        Optional<Long> kept =
                checks.get(() -> historyKeep.between(1, Limits.VERSIONS, "pelato.history.keep", "versions"));
        Optional<OnFailure> failing = checks.get(this::onFailure);
        checks.end();
        return new Releasing(
                Optional.ofNullable(by).filter(name -> !name.isBlank()),
                Optional.ofNullable(plan).map(File::toPath),
                kept.orElseThrow().intValue(),
                failing.orElseThrow());
    }

    private OnFailure onFailure() {
        return switch (onFailure.strip()) {
            case "keep" -> OnFailure.KEEP;
            case "rollback" -> OnFailure.ROLLBACK;
            default ->
                throw new ProblemsException(Problem.of(
                        "pelato.deploy.onFailure is \"" + onFailure + "\", which is neither keep nor rollback",
                        "Write -Dpelato.deploy.onFailure=keep or -Dpelato.deploy.onFailure=rollback"));
        };
    }
}
