package io.pelato.rollout;

import io.pelato.application.Application;
import io.pelato.application.Schedule;
import io.pelato.application.StoredKeeping;
import io.pelato.lattice.HostInventory;
import io.pelato.lattice.Lattice;
import io.pelato.lattice.LatticeHost;
import io.pelato.lattice.Wadm;
import io.pelato.problem.ProblemsException;
import io.pelato.schedule.Schedules;
import io.pelato.stream.Backlog;
import io.pelato.stream.MessageStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what of an application runs where, by what WADM stores of it. Changes nothing. */
final class Overview {

    private final Wadm wadm;
    private final Lattice lattice;
    private final Schedules schedules;
    private final MessageStreams streams;
    private final Pace pace;

    Overview(Wadm wadm, Lattice lattice, Schedules schedules, MessageStreams streams, Pace pace) {
        this.wadm = wadm;
        this.lattice = lattice;
        this.schedules = schedules;
        this.streams = streams;
        this.pace = pace;
    }

    /** See {@link Orchestrator#status}. */
    Optional<Standing> of(String name) {
        return wadm.applications().stream()
                .filter(stored -> stored.name().equals(name))
                .findFirst()
                .flatMap(this::of);
    }

    private Optional<Standing> of(Wadm.Stored stored) {
        String version = stored.deployedVersion().orElse(stored.newestVersion());
        return StoredVersions.manifest(wadm, stored.name(), version).map(manifest -> {
            Application application = manifest.application();
            var watch = new LatticeWatch(lattice);
            List<LatticeHost> hosts = watch.discover();
            var rollout = new Rollout(wadm, lattice, watch, application, version);
            List<String> missing = new ArrayList<>(rollout.missing());
            missing.addAll(missingSchedules(application));
            List<Backlog> backlogs = StoredKeeping.of(application)
                    .map(keeping -> streams.backlogs(keeping, Edges.of(hosts)))
                    .orElse(List.of());
            List<HostInventory> inventories = watch.inventories();
            return new Standing(
                    new Deployment(
                            stored.name(),
                            version,
                            stored.deployedVersion(),
                            Deployment.Change.NONE,
                            new Convergence(application).placements(inventories),
                            missing,
                            Fleets.of(application, inventories, manifest.notes())),
                    manifest.notes(),
                    backlogs,
                    DeafHosts.among(hosts, lattice, application, pace).map(DeafHosts::problem));
        });
    }

    // What hosts run is worth to be told, also while nobody can tell the schedules.
    private List<String> missingSchedules(Application application) {
        try {
            return schedules.missing(application.name(), application.schedules()).stream()
                    .map(Schedule::component)
                    .map(component -> "the schedule of " + component)
                    .toList();
        } catch (ProblemsException e) {
            return List.of("the schedules, perhaps: " + e.getMessage());
        }
    }
}
