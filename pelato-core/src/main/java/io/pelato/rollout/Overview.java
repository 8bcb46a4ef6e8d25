package io.pelato.rollout;

import io.pelato.application.Application;
import io.pelato.application.Schedule;
import io.pelato.lattice.Lattice;
import io.pelato.lattice.Wadm;
import io.pelato.problem.ProblemsException;
import io.pelato.schedule.Schedules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what of an application runs where, by what WADM stores of it. Changes nothing. */
final class Overview {

    private final Wadm wadm;
    private final Lattice lattice;
    private final Schedules schedules;

    Overview(Wadm wadm, Lattice lattice, Schedules schedules) {
        this.wadm = wadm;
        this.lattice = lattice;
        this.schedules = schedules;
    }

    /** See {@link Orchestrator#status}. */
    Optional<Deployment> of(String name) {
        return wadm.applications().stream()
                .filter(stored -> stored.name().equals(name))
                .findFirst()
                .flatMap(this::of);
    }

    private Optional<Deployment> of(Wadm.Stored stored) {
        String version = stored.deployedVersion().orElse(stored.newestVersion());
        return StoredVersions.of(wadm, stored.name(), version).map(application -> {
            var watch = new LatticeWatch(lattice);
            watch.discover();
            List<String> missing = new ArrayList<>(new Rollout(wadm, lattice, watch, application, version).missing());
            missing.addAll(missingSchedules(application));
            return new Deployment(
                    stored.name(),
                    version,
                    stored.deployedVersion(),
                    Deployment.Change.NONE,
                    new Convergence(application).placements(watch.inventories()),
                    missing);
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
