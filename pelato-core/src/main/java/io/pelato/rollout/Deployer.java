package io.pelato.rollout;

import io.pelato.application.Application;
import io.pelato.application.HeldConfig;
import io.pelato.lattice.Lattice;
import io.pelato.lattice.LatticeHost;
import io.pelato.lattice.LatticeLink;
import io.pelato.lattice.LatticeSettings;
import io.pelato.lattice.Wadm;
import io.pelato.manifest.Manifest;
import io.pelato.manifest.ManifestJson;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Brings one application onto the hosts of a lattice. */
final class Deployer {

    private final Wadm wadm;
    private final Lattice lattice;
    private final Pace pace;
    private final DeployListener listener;
    private final LatticeWatch watch;

    Deployer(Wadm wadm, Lattice lattice, Pace pace, DeployListener listener) {
        this.wadm = wadm;
        this.lattice = lattice;
        this.pace = pace;
        this.listener = listener;
        this.watch = new LatticeWatch(lattice);
    }

    /** Deploys, waits, and deletes what WADM stores of older versions; see {@link Orchestrator#deploy}. */
    Deployment deploy(Application application, Manifest manifest, List<HeldConfig> held, LatticeSettings settings) {
        List<Wadm.Stored> stored = wadm.applications();
        List<LatticeHost> hosts = hosts(application, settings);
        hosts.forEach(host -> listener.hostFound(host.name(), host.shownLabels()));
        List<Problem> problems = new ArrayList<>(HostCheck.faults(application, hosts, settings.lattice()));
        problems.addAll(Neighbours.faults(application, stored, watch.inventories()));
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }

        Optional<String> before = stored.stream()
                .filter(other -> other.name().equals(application.name()))
                .findFirst()
                .flatMap(Wadm.Stored::deployedVersion);
        var rollout = new Rollout(wadm, lattice, pace, listener, watch, application);
        var convergence = new Convergence(application);
        var startedProviders = new StartedProviders(application, watch.inventories());
        boolean secretsChanged = hold(held, convergence);
        if (before.filter(manifest.version()::equals).isPresent()
                && !secretsChanged
                && rollout.missing().isEmpty()) {
            listener.unchanged(application.name(), manifest.version());
            return deployment(application, manifest, Deployment.Change.NONE, convergence);
        }
        if (!wadm.versions(application.name()).contains(manifest.version())) {
            wadm.put(application.name(), ManifestJson.of(manifest.yaml()));
        }
        wadm.deploy(application.name(), manifest.version());
        listener.sent(application.name(), manifest.version());
        rollout.await(manifest.version(), settings.timeout());
        repeat(startedProviders.links(watch.inventories(), convergence.wantedLinks()));
        prune(application.name(), manifest.version(), before);
        return deployment(application, manifest, Deployment.Change.SENT, convergence);
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
    private void prune(String application, String version, Optional<String> before) {
        List<String> kept = Stream.concat(Stream.of(version), before.stream()).toList();
        Set<String> unused = new LinkedHashSet<>();
        Set<String> used = new HashSet<>();
        for (String stored : wadm.versions(application)) {
            List<String> held = StoredVersions.of(wadm, application, stored)
                    .map(Application::heldConfigNames)
                    .orElse(List.of());
            (kept.contains(stored) ? used : unused).addAll(held);
            if (!kept.contains(stored)) {
                wadm.delete(application, stored);
                listener.pruned(application, stored);
            }
        }
        unused.removeAll(used);
        unused.forEach(lattice::deleteConfig);
    }

    private Deployment deployment(
            Application application, Manifest manifest, Deployment.Change change, Convergence convergence) {
        return new Deployment(
                application.name(),
                manifest.version(),
                Optional.of(manifest.version()),
                change,
                convergence.placements(watch.inventories()),
                List.of());
    }

    /** What runs now, without a change; see {@link Orchestrator#status}. */
    Deployment status(Application application, Manifest manifest) {
        watch.discover();
        Optional<String> deployed = wadm.applications().stream()
                .filter(stored -> stored.name().equals(application.name()))
                .findFirst()
                .flatMap(Wadm.Stored::deployedVersion);
        var rollout = new Rollout(wadm, lattice, pace, listener, watch, application);
        return new Deployment(
                application.name(),
                manifest.version(),
                deployed,
                Deployment.Change.NONE,
                new Convergence(application).placements(watch.inventories()),
                rollout.missing());
    }

    /** Takes an application away and waits; see {@link Orchestrator#remove}. */
    Orchestrator.Removal remove(String application, Duration timeout) {
        return new Remover(wadm, lattice, pace, listener, watch).remove(application, timeout);
    }
}
