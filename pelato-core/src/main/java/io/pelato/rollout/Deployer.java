package io.pelato.rollout;

import io.pelato.application.Application;
import io.pelato.application.HeldConfig;
import io.pelato.application.Keeping;
import io.pelato.application.Schedule;
import io.pelato.lattice.Lattice;
import io.pelato.lattice.LatticeHost;
import io.pelato.lattice.LatticeLink;
import io.pelato.lattice.LatticeSettings;
import io.pelato.lattice.Wadm;
import io.pelato.manifest.CheckedManifest;
import io.pelato.problem.Checks;
import io.pelato.problem.ProblemsException;
import io.pelato.schedule.Schedules;
import io.pelato.stream.MessageStreams;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Brings one application onto the hosts of a lattice. */
final class Deployer {

    private final Wadm wadm;
    private final Lattice lattice;
    private final Schedules schedules;
    private final MessageStreams streams;
    private final Pace pace;
    private final DeployListener listener;
    private final LatticeWatch watch;

    Deployer(
            Wadm wadm,
            Lattice lattice,
            Schedules schedules,
            MessageStreams streams,
            Pace pace,
            DeployListener listener) {
        this.wadm = wadm;
        this.lattice = lattice;
        this.schedules = schedules;
        this.streams = streams;
        this.pace = pace;
        this.listener = listener;
        this.watch = new LatticeWatch(lattice);
    }

    /** Deploys, waits, and deletes what WADM stores of older versions; see {@link Orchestrator#deploy}. */
    Deployment deploy(
            CheckedManifest manifest, List<HeldConfig> held, Optional<Keeping> keeping, LatticeSettings settings) {
        Application application = manifest.application();
        var checks = new Checks();
        checks.run(() -> schedules.check(application.name(), application.schedules()));
        // Where WADM does not answer, nothing else of the lattice can be asked for.
        List<Wadm.Stored> stored = checks.get(wadm::applications).orElseGet(() -> {
            checks.end();
            return List.of();
        });
        List<LatticeHost> hosts = hosts(application, settings);
        hosts.forEach(host -> listener.hostFound(host.name(), host.shownLabels()));
        HostCheck.faults(application, hosts, settings.lattice()).forEach(checks::add);
        checks.get(() -> DeafHosts.among(hosts, lattice, application, pace))
                .flatMap(Function.identity())
                .ifPresent(deaf -> {
                    if (deaf.concernTheApplication()) {
                        checks.add(deaf.problem());
                    } else {
                        listener.hostsDeaf(deaf.problem());
                    }
                });
        Neighbours.faults(application, stored, watch.inventories()).forEach(checks::add);
        Optional<Wadm.Stored> own = stored.stream()
                .filter(other -> other.name().equals(application.name()))
                .findFirst();
        Map<String, Application> versions =
                own.isPresent() ? StoredVersions.byVersion(wadm, application.name()) : Map.of();
        Set<String> unscheduled = unscheduled(application, versions.values());
        checks.run(() -> schedules.checkRemoval(application.name(), unscheduled));
        checks.run(() -> keeping.ifPresent(kept -> streams.check(kept, Edges.of(hosts))));
        checks.end();

        var rollout = new Rollout(wadm, lattice, watch, application, manifest.version(), () -> missingStreams(keeping));
        Deployment.Change change =
                roll(rollout, manifest, held, own.flatMap(Wadm.Stored::deployedVersion), versions, settings.timeout());
        schedules.keep(application.name(), application.schedules(), listener);
        schedules.remove(application.name(), unscheduled, listener);
        if (change == Deployment.Change.SENT) {
            prune(application, manifest.version(), own.flatMap(Wadm.Stored::deployedVersion), versions);
        }
        return deployment(application, manifest, change);
    }

    // NATS may be away for a moment while this is waited for.
    private List<String> missingStreams(Optional<Keeping> keeping) {
        try {
            return keeping.map(streams::missing).orElse(List.of());
        } catch (ProblemsException e) {
            return List.of("what keeps the messages, perhaps: " + e.getMessage());
        }
    }

    private Deployment.Change roll(
            Rollout rollout,
            CheckedManifest manifest,
            List<HeldConfig> held,
            Optional<String> before,
            Map<String, Application> versions,
            Duration timeout) {
        Application application = manifest.application();
        var convergence = new Convergence(application);
        var startedProviders = new StartedProviders(application, watch.inventories());
        boolean secretsChanged = hold(held, convergence);
        if (before.filter(manifest.version()::equals).isPresent()
                && !secretsChanged
                && rollout.missing().isEmpty()) {
            listener.unchanged(application.name(), manifest.version());
            return Deployment.Change.NONE;
        }
        if (!versions.containsKey(manifest.version())) {
            wadm.put(application.name(), manifest.json());
        }
        wadm.deploy(application.name(), manifest.version());
        listener.sent(application.name(), manifest.version());
        new Waiting(lattice, watch, pace, listener).until(rollout, application.name(), timeout);
        repeat(startedProviders.links(watch.inventories(), convergence.wantedLinks()));
        return Deployment.Change.SENT;
    }

    /** The components that had a schedule in a stored version and have none now. */
    private static Set<String> unscheduled(Application application, Collection<Application> versions) {
        Set<String> unscheduled = new LinkedHashSet<>();
        versions.forEach(
                version -> version.schedules().stream().map(Schedule::component).forEach(unscheduled::add));
        application.schedules().forEach(schedule -> unscheduled.remove(schedule.component()));
        return unscheduled;
    }

    // What was seen before this goal's turn may miss a host that came back just now.
    private List<LatticeHost> hosts(Application application, LatticeSettings settings) {
        List<LatticeHost> hosts = watch.discover();
        return HostCheck.faults(application, hosts, settings.lattice()).isEmpty() ? hosts : watch.discover();
    }

    /**
     * Makes links once more for providers that started. A host passes on only a link that differs from the one it knows,
     * so each is first made another, and then what it was. A provider that has it takes neither for a new one.
     */
    private void repeat(List<LatticeLink> links) {
        if (links.isEmpty()) {
            return;
        }
        // The inventory shows a provider as soon as its process is there, a moment before that listens.
        pace.pause();
        links.stream().map(LatticeLink::withInterfacesTwice).forEach(lattice::putLink);
        // Hosts hear of links through a bucket that keeps the last value only: they must see each of the two.
        pace.pause();
        links.forEach(lattice::putLink);
    }

    /**
     * Puts secret configurations into the lattice. A provider is told the values of a link when the link is made, so a
     * link whose secret changed is made anew.
     *
     * @return whether a value changed
     */
    private boolean hold(List<HeldConfig> held, Convergence convergence) {
        boolean changed = false;
        for (HeldConfig config : held) {
            Optional<?> present = lattice.config(config.name());
            if (!present.equals(Optional.of(config.values()))) {
                lattice.putConfig(config);
                listener.secretHeld(config.name());
                changed = true;
                if (present.isPresent()) {
                    List<LatticeLink> wanted = convergence.wantedLinks();
                    lattice.links().stream()
                            .filter(link -> wanted.contains(link) && link.uses(config.name()))
                            .forEach(lattice::renewLink);
                }
            }
        }
        return changed;
    }

    /**
     * Keeps the version and the one before: WADM stores all versions in one message, whose size is limited. Secrets that
     * neither of the two names are taken away with the others.
     */
    private void prune(
            Application application, String version, Optional<String> before, Map<String, Application> versions) {
        List<String> kept = Stream.concat(Stream.of(version), before.stream()).toList();
        Set<String> unused = new LinkedHashSet<>();
        Set<String> used = new HashSet<>(application.heldConfigNames());
        versions.forEach((stored, old) -> {
            (kept.contains(stored) ? used : unused).addAll(old.heldConfigNames());
            if (!kept.contains(stored)) {
                wadm.delete(application.name(), stored);
                listener.pruned(application.name(), stored);
            }
        });
        unused.removeAll(used);
        unused.forEach(lattice::deleteConfig);
    }

    private Deployment deployment(Application application, CheckedManifest manifest, Deployment.Change change) {
        return new Deployment(
                application.name(),
                manifest.version(),
                Optional.of(manifest.version()),
                change,
                new Convergence(application).placements(watch.inventories()),
                List.of());
    }
}
