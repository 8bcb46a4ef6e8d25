package io.pelato.deploy;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** WADM and wasmCloud 1 hosts, spoken to over NATS. */
public final class WadmOrchestrator implements Orchestrator {

    private static final Path RENDERED = Path.of("wadm.yaml");

    private final LatticeSettings settings;
    private final Optional<Path> template;

    /**
     * Makes an orchestrator; nothing is connected before it is needed.
     *
     * @param settings where WADM is
     * @param template the user's own manifest template; absent for ours
     */
    public WadmOrchestrator(LatticeSettings settings, Optional<Path> template) {
        this.settings = settings;
        this.template = template;
    }

    @Override
    public Manifest render(Application application) {
        return new ManifestRenderer(template).render(application);
    }

    @Override
    public void validate(Manifest manifest, Path file) {
        List<Problem> problems = ManifestRules.check(manifest.yaml(), file);
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
    }

    @Override
    public Deployment deploy(Manifest manifest, List<HeldConfig> held, DeployListener listener) {
        validate(manifest, RENDERED);
        Application application = ManifestReader.read(manifest.yaml(), RENDERED);
        return connected(listener, deployer -> deployer.deploy(application, manifest, held, settings));
    }

    @Override
    public Removal remove(String application, DeployListener listener) {
        return connected(listener, deployer -> deployer.remove(application, settings.timeout()));
    }

    @Override
    public Deployment status(Manifest manifest) {
        Application application = ManifestReader.read(manifest.yaml(), RENDERED);
        return connected(new DeployListener() {}, deployer -> deployer.status(application, manifest));
    }

    private <T> T connected(DeployListener listener, Function<Deployer, T> work) {
        try (var nats = new NatsConversation(new NatsConnector(settings.nats()).connect())) {
            var lattice = new NatsLattice(nats, settings.lattice());
            return work.apply(new Deployer(new NatsWadm(nats, settings.lattice()), lattice, Pace.real(), listener));
        }
    }
}
