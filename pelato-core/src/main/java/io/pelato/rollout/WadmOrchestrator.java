package io.pelato.rollout;

import io.pelato.application.Application;
import io.pelato.application.HeldConfig;
import io.pelato.lattice.LatticeConnection;
import io.pelato.lattice.LatticeSettings;
import io.pelato.manifest.Manifest;
import io.pelato.manifest.ManifestReader;
import io.pelato.manifest.ManifestRenderer;
import io.pelato.manifest.ManifestRules;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** WADM and wasmCloud 1 hosts, spoken to over NATS. */
public final class WadmOrchestrator implements Orchestrator {

    private static final Path RENDERED = Path.of("wadm.yaml");

    private final LatticeSettings settings;
    private final Optional<Path> template;
    private Optional<CompletableFuture<LatticeConnection>> begun = Optional.empty();

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

    @Override
    public void begin(DeployListener listener) {
        begun = Optional.of(CompletableFuture.supplyAsync(() -> openAndLook(listener), WadmOrchestrator::beside));
        beside(this::loadClasses);
    }

    private LatticeConnection openAndLook(DeployListener listener) {
        try {
            return openAndLook();
        } catch (ProblemsException e) {
            listener.notConnected(e);
            throw e;
        }
    }

    private LatticeConnection openAndLook() {
        LatticeConnection connection = LatticeConnection.open(settings);
        try {
            connection.lookAhead();
            return connection;
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static void beside(Runnable work) {
        var thread = new Thread(work, "pelato-lattice");
        thread.setDaemon(true);
        thread.start();
    }

    // Rendering and checking a manifest is quick, but Java's first look at the code for it is not.
    private void loadClasses() {
        ManifestRules.check(
                new ManifestRenderer(Optional.empty())
                        .render(new Application("none", "", List.of()))
                        .yaml(),
                RENDERED);
    }

    private <T> T connected(DeployListener listener, Function<Deployer, T> work) {
        try (LatticeConnection connection = connection()) {
            return work.apply(new Deployer(connection.wadm(), connection.lattice(), Pace.real(), listener));
        }
    }

    private LatticeConnection connection() {
        Optional<LatticeConnection> early = begun.flatMap(WadmOrchestrator::result);
        begun = Optional.empty();
        return early.filter(LatticeConnection::isOpen).orElseGet(() -> LatticeConnection.open(settings));
    }

    // What began early and failed fails again, at once and with its own words, when it is tried anew.
    private static Optional<LatticeConnection> result(CompletableFuture<LatticeConnection> opening) {
        try {
            return Optional.of(opening.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while connecting to the lattice", e);
        } catch (ExecutionException e) {
            return Optional.empty();
        }
    }

    /** Ends what was begun and is not needed; what is still connecting is ended by its own thread. */
    @Override
    public void close() {
        begun.ifPresent(opening -> {
            var unused = opening.thenAccept(LatticeConnection::close);
        });
        begun = Optional.empty();
    }
}
