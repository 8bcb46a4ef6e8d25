package io.pelato.rollout;

import io.pelato.application.Application;
import io.pelato.application.HeldConfig;
import io.pelato.application.Keeping;
import io.pelato.lattice.LatticeConnection;
import io.pelato.lattice.LatticeRights;
import io.pelato.lattice.LatticeSettings;
import io.pelato.lattice.Wadm;
import io.pelato.machine.BackgroundThreads;
import io.pelato.manifest.CheckedManifest;
import io.pelato.manifest.Manifest;
import io.pelato.manifest.ManifestRenderer;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.schedule.NatsSchedules;
import io.pelato.schedule.Schedules;
import io.pelato.stream.MessageStreams;
import io.pelato.stream.NatsMessageStreams;
import io.pelato.stream.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/** WADM and wasmCloud 1 hosts, spoken to over NATS. */
public final class WadmOrchestrator implements Orchestrator {

    private static final Executor BESIDE = BackgroundThreads.eachNamed("pelato-lattice");

    private final LatticeSettings settings;
    private final Optional<Path> template;
    private final LatticeRights rights;
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
        this.rights = new LatticeRights(settings.lattice());
    }

    @Override
    public Manifest render(Application application) {
        return new ManifestRenderer(template).render(application);
    }

    @Override
    public CheckedManifest validate(Manifest manifest, Path file) {
        return CheckedManifest.of(manifest, file);
    }

    @Override
    public Deployment deploy(Release release, DeployListener listener) {
        List<String> configs = release.held().stream().map(HeldConfig::name).toList();
        return connected(connection -> {
            connection.expect(rights.toDeploy(release.application().name()));
            connection.expect(rights.toHold(configs));
            return deployment(connection, listener).deploy(release, settings);
        });
    }

    @Override
    public Deployment rollBack(
            String application, Optional<String> version, Admission admission, DeployListener listener) {
        return connected(connection -> {
            connection.expect(rights.toDeploy(application));
            return deployment(connection, listener).rollBack(application, version, admission, settings);
        });
    }

    private SafeDeployment deployment(LatticeConnection connection, DeployListener listener) {
        return new SafeDeployment(
                connection.wadm(),
                () -> new Deployer(
                        connection.wadm(),
                        connection.lattice(),
                        schedules(connection),
                        streams(connection),
                        Pace.real(),
                        listener),
                listener);
    }

    @Override
    public List<StoredRelease> releases(String application) {
        return connected(connection -> {
            connection.expect(rights.toList(application));
            return StoredVersions.releases(connection.wadm(), application);
        });
    }

    @Override
    public Removal remove(String application, Messages messages, DeployListener listener) {
        return connected(connection -> {
            connection.expect(rights.toRemove(application));
            var leftovers = new Leftovers(streams(connection), new Place(settings.domain()), messages, listener);
            return new Undeployer(
                            connection.wadm(),
                            connection.lattice(),
                            schedules(connection),
                            leftovers,
                            Pace.real(),
                            listener)
                    .remove(application, settings.timeout());
        });
    }

    @Override
    public Optional<Standing> status(String application) {
        return connected(connection -> {
            connection.expect(rights.toLook(application));
            return new Overview(
                            connection.wadm(),
                            connection.lattice(),
                            schedules(connection),
                            streams(connection),
                            Pace.real())
                    .of(application);
        });
    }

    @Override
    public List<String> applications() {
        return connected(connection ->
                connection.wadm().applications().stream().map(Wadm.Stored::name).toList());
    }

    private Schedules schedules(LatticeConnection connection) {
        return new NatsSchedules(connection, settings);
    }

    private MessageStreams streams(LatticeConnection connection) {
        return new NatsMessageStreams(connection, settings.lattice());
    }

    @Override
    public void begin(DeployListener listener, Supplier<Optional<Keeping>> keeping) {
        begun = Optional.of(CompletableFuture.supplyAsync(
                () -> {
                    LatticeConnection connection = openAndLook(listener);
                    tellEarly(connection, keeping, listener);
                    return connection;
                },
                BESIDE));
    }

    private LatticeConnection openAndLook(DeployListener listener) {
        try {
            return openAndLook();
        } catch (ProblemsException e) {
            listener.notConnected(e);
            throw e;
        }
    }

    // What a build of minutes would end with is told before it; deploying checks it again.
    private void tellEarly(LatticeConnection connection, Supplier<Optional<Keeping>> keeping, DeployListener listener) {
        try {
            keeping.get().ifPresent(kept -> streams(connection).check(kept, List.of()));
        } catch (ProblemsException e) {
            listener.notConnected(e);
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

    private <T> T connected(Function<LatticeConnection, T> work) {
        try (LatticeConnection connection = connection()) {
            return work.apply(connection);
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
            throw new ProblemsException(Problem.of("Interrupted while connecting to the lattice", "Try again"), e);
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
