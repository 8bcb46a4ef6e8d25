package io.pelato.rollout;

import io.pelato.application.Application;
import io.pelato.application.Schedule;
import io.pelato.lattice.Lattice;
import io.pelato.lattice.Wadm;
import io.pelato.schedule.Schedules;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes one application off the hosts. What WADM stores of it tells what there is, so that goes last: whatever fails
 * before can be tried again.
 */
final class Undeployer {

    private final Wadm wadm;
    private final Lattice lattice;
    private final Schedules schedules;
    private final Leftovers leftovers;
    private final Pace pace;
    private final DeployListener listener;

    Undeployer(
            Wadm wadm, Lattice lattice, Schedules schedules, Leftovers leftovers, Pace pace, DeployListener listener) {
        this.wadm = wadm;
        this.lattice = lattice;
        this.schedules = schedules;
        this.leftovers = leftovers;
        this.pace = pace;
        this.listener = listener;
    }

    /** Undeploys, waits, and forgets; see {@link Orchestrator#remove}. */
    Orchestrator.Removal remove(String name, Duration timeout) {
        boolean stored =
                wadm.applications().stream().anyMatch(other -> other.name().equals(name));
        var watch = new LatticeWatch(lattice);
        List<String> edges = Edges.of(watch.discover());
        List<Application> versions = stored ? StoredVersions.of(wadm, name) : List.of();
        var remover = new Remover(wadm, lattice, watch, name, versions);
        leftovers.check(name, versions, edges);
        if (!stored && remover.missing().isEmpty()) {
            leftovers.settle(name, versions, edges);
            return Orchestrator.Removal.NOTHING_THERE;
        }
        Set<String> held = new LinkedHashSet<>();
        Set<String> scheduled = new LinkedHashSet<>();
        for (Application version : versions) {
            held.addAll(version.heldConfigNames());
            version.schedules().stream().map(Schedule::component).forEach(scheduled::add);
        }
        lattice.expectToDelete(List.copyOf(held));
        schedules.checkRemoval(name, scheduled);
        wadm.undeploy(name);
        new Waiting(lattice, watch, pace, listener).until(remover, name, timeout);
        held.forEach(lattice::deleteConfig);
        schedules.remove(name, scheduled, listener);
        leftovers.settle(name, versions, edges);
        wadm.delete(name);
        return Orchestrator.Removal.REMOVED;
    }
}
