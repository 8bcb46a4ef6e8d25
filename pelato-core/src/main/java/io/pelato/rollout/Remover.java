package io.pelato.rollout;

import io.pelato.application.Application;
import io.pelato.application.LatticeNames;
import io.pelato.lattice.HostInventory;
import io.pelato.lattice.Lattice;
import io.pelato.lattice.LatticeEvent;
import io.pelato.lattice.Wadm;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Takes one application off the hosts. WADM says that it is undeployed before it is, so the hosts are asked. */
final class Remover {

    private static final Duration QUIET = Duration.ofSeconds(8);

    private final Wadm wadm;
    private final Lattice lattice;
    private final Pace pace;
    private final DeployListener listener;
    private final LatticeWatch watch;

    Remover(Wadm wadm, Lattice lattice, Pace pace, DeployListener listener, LatticeWatch watch) {
        this.wadm = wadm;
        this.lattice = lattice;
        this.pace = pace;
        this.listener = listener;
        this.watch = watch;
    }

    Orchestrator.Removal remove(String name, Duration timeout) {
        boolean stored =
                wadm.applications().stream().anyMatch(other -> other.name().equals(name));
        watch.discover();
        List<Application> versions = stored ? StoredVersions.of(wadm, name) : List.of();
        Set<String> ids = new HashSet<>();
        Set<String> held = new LinkedHashSet<>();
        Set<String> configs = new LinkedHashSet<>();
        for (Application version : versions) {
            ids.addAll(new Convergence(version).ids());
            held.addAll(version.heldConfigNames());
            version.configs()
                    .filter(config -> config.properties().isPresent())
                    .forEach(config -> configs.add(LatticeNames.id(name, config.name())));
        }
        if (!stored && left(name, ids, configs).isEmpty()) {
            return Orchestrator.Removal.NOTHING_THERE;
        }
        wadm.undeploy(name);
        await(name, ids, configs, timeout);
        held.forEach(lattice::deleteConfig);
        wadm.delete(name);
        return Orchestrator.Removal.REMOVED;
    }

    private void await(String name, Set<String> ids, Set<String> configs, Duration timeout) {
        Duration movedAt = Duration.ZERO;
        Duration reportedAt = Pace.PAUSE.negated();
        List<String> reported = List.of();
        while (true) {
            for (LatticeEvent event : lattice.events()) {
                watch.tell(event, ids, listener);
                movedAt = pace.elapsed();
            }
            List<String> left = left(name, ids, configs);
            if (left.isEmpty()) {
                return;
            }
            if (pace.elapsed().compareTo(timeout) >= 0) {
                throw new ProblemsException(Problem.of(
                        "The application " + name + " is not gone after " + timeout.toSeconds() + " s. Left: "
                                + String.join("; ", left),
                        "Look into the logs of WADM and of these hosts, and undeploy again"));
            }
            if (!left.equals(reported) && pace.elapsed().minus(reportedAt).compareTo(Pace.PAUSE) >= 0) {
                listener.waitingFor(left);
                reported = left;
                reportedAt = pace.elapsed();
            }
            if (pace.elapsed().minus(movedAt).compareTo(QUIET) >= 0) {
                watch.discover();
                wadm.undeploy(name);
                listener.repeated(name);
                movedAt = pace.elapsed();
            }
            pace.untilNextLook();
        }
    }

    /** What the hosts still have of the application, each a line for people. */
    private List<String> left(String name, Set<String> ids, Set<String> configs) {
        List<String> left = new ArrayList<>();
        for (HostInventory inventory : watch.inventories()) {
            inventory.running().stream()
                    .filter(running ->
                            running.application().map(name::equals).orElseGet(() -> ids.contains(running.id())))
                    .forEach(running -> left.add(
                            running.id() + " on the host " + inventory.host().name()));
        }
        lattice.links().stream()
                .filter(link -> ids.contains(link.source()) || ids.contains(link.target()))
                .forEach(link -> left.add("the link " + link.shown()));
        if (left.isEmpty()) {
            configs.stream()
                    .filter(config -> lattice.config(config).isPresent())
                    .forEach(config -> left.add("the configuration " + config));
        }
        return left;
    }
}
