package io.pelato.rollout;

import io.pelato.application.Application;
import io.pelato.application.HeldConfig;
import io.pelato.application.Keeping;
import io.pelato.application.Schedule;
import io.pelato.lattice.HostInventory;
import io.pelato.lattice.Lattice;
import io.pelato.lattice.LatticeHost;
import io.pelato.lattice.LatticeLink;
import io.pelato.lattice.LatticeSettings;
import io.pelato.lattice.Wadm;
import io.pelato.manifest.ReleaseNotes;
import io.pelato.problem.Checks;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.schedule.Schedules;
import io.pelato.stream.MessageStreams;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Brings one application onto the hosts of a lattice. */
final class Deployer {

    private final Wadm wadm;
    private final Lattice lattice;
    private final Schedules schedules;
    private final MessageStreams streams;
    private final Pace pace;
    private final DeployListener listener;
    private final LatticeWatch watch;
    private final ReleaseStore stored;
    private boolean rolling;
    private Optional<String> replaced = Optional.empty();

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
        this.stored = new ReleaseStore(wadm, lattice, listener);
    }

    /** Deploys, waits, and deletes what WADM stores of older versions; see {@link Orchestrator#deploy}. */
    Deployment deploy(Release release, LatticeSettings settings) {
        Application application = release.application();
        Optional<Keeping> keeping = release.keeping();
        var checks = new Checks();
        checks.run(() -> schedules.check(application.name(), application.schedules()));
        // Where WADM does not answer, nothing else of the lattice can be asked for.
        List<Wadm.Stored> known = checks.get(wadm::applications).orElseGet(() -> {
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
        Neighbours.faults(application, known, watch.inventories()).forEach(checks::add);
        Optional<Wadm.Stored> own = known.stream()
                .filter(other -> other.name().equals(application.name()))
                .findFirst();
        Optional<String> before = own.flatMap(Wadm.Stored::deployedVersion);
        checks.run(() -> refuseAnotherBase(release, before));
        checks.run(() -> refuseLostSecrets(release));
        List<StoredRelease> stores =
                own.map(app -> StoredVersions.releases(wadm, app)).orElse(List.of());
        Set<String> unscheduled = unscheduled(application, stores);
        checks.run(() -> schedules.checkRemoval(application.name(), unscheduled));
        checks.run(() -> keeping.ifPresent(kept -> streams.check(kept, Edges.of(hosts))));
        checks.run(() -> release.terms().admission().check(application));
        checks.end();

        Deployment.Change change = roll(release, before, stores, settings.timeout());
        schedules.keep(application.name(), application.schedules(), listener);
        schedules.remove(application.name(), unscheduled, listener);
        rolling = false;
        if (change == Deployment.Change.SENT) {
            // A version that was stored before takes no more room than it did.
            release.manifest().ifPresent(manifest -> tidy(() -> stored.prune(release, before)));
            keeping.ifPresent(kept ->
                    tidy(() -> streams.forgetFormer(kept, Edges.of(hosts)).forEach(listener::taskForgotten)));
        }
        return deployment(application, release.version(), change);
    }

    // Tidying up is no part of what was asked for, and what runs as it should stays.
    private void tidy(Runnable deletion) {
        try {
            deletion.run();
        } catch (ProblemsException e) {
            listener.notTidied(e);
        }
    }

    /** Whether WADM was given an order, and what was ordered was not seen to run. */
    boolean isRolling() {
        return rolling;
    }

    /** The version that ran until the order; absent where none did, or the very same. */
    Optional<String> replaced() {
        return replaced;
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
            Release release, Optional<String> before, List<StoredRelease> stores, Duration timeout) {
        Application application = release.application();
        var convergence = new Convergence(application);
        var rollout = new Rollout(wadm, lattice, watch, application, release.version());
        var consumers = new Consumers(
                application, () -> missingStreams(release.keeping()), () -> repeat(convergence.wantedLinks()));
        List<HostInventory> inventories = watch.inventories();
        var startedProviders = new StartedProviders(application, inventories);
        boolean secretsChanged = hold(release.held(), convergence);
        if (before.filter(release.version()::equals).isPresent()
                && !secretsChanged
                && rollout.missing().isEmpty()
                && consumers.missing().isEmpty()) {
            listener.unchanged(application.name(), release.version());
            return Deployment.Change.NONE;
        }
        Release noted = release.noting(Fleets.names(application, inventories));
        release.manifest().ifPresent(manifest -> stored.put(noted, manifest, before, stores));
        rolling = true;
        replaced = before.filter(version -> !version.equals(release.version()));
        wadm.deploy(application.name(), release.version());
        listener.sent(application.name(), release.version());
        var waiting = new Waiting(lattice, watch, pace, listener);
        waiting.until(rollout, application.name(), timeout);
        repeat(startedProviders.links(watch.inventories(), convergence.wantedLinks()));
        waiting.until(consumers, application.name(), timeout);
        return Deployment.Change.SENT;
    }

    private static void refuseAnotherBase(Release release, Optional<String> before) {
        Optional<ReleaseTerms.Base> planned =
                release.terms().base().filter(base -> !base.version().equals(before));
        if (planned.isPresent()) {
            throw new ProblemsException(Problem.of(
                    "The plan is for a lattice with " + shown(planned.get().version()) + " of "
                            + release.application().name() + ", and now there is " + shown(before),
                    "Somebody has deployed meanwhile. Plan again and look at it: mvn pelato:plan"));
        }
    }

    private static String shown(Optional<String> version) {
        return version.map(name -> "the version " + name).orElse("no deployed version");
    }

    // A version that is only stored brings no values of secrets.
    private void refuseLostSecrets(Release release) {
        if (release.manifest().isEmpty()) {
            List<String> lost = release.application().heldConfigNames().stream()
                    .filter(name -> lattice.config(name).isEmpty())
                    .toList();
            if (!lost.isEmpty()) {
                throw new ProblemsException(Problem.of(
                        "The version " + release.version() + " takes secrets that are not in the lattice any more: "
                                + String.join(", ", lost),
                        "Check out its sources and deploy them: mvn deploy"));
            }
        }
    }

    /** The components that had a schedule in a stored version and have none now. */
    private static Set<String> unscheduled(Application application, List<StoredRelease> versions) {
        Set<String> unscheduled = new LinkedHashSet<>();
        versions.forEach(version -> version.application().schedules().stream()
                .map(Schedule::component)
                .forEach(unscheduled::add));
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

    private Deployment deployment(Application application, String version, Deployment.Change change) {
        List<HostInventory> inventories = watch.inventories();
        return new Deployment(
                application.name(),
                version,
                Optional.of(version),
                change,
                new Convergence(application).placements(inventories),
                List.of(),
                Fleets.of(application, inventories, ReleaseNotes.none()));
    }
}
