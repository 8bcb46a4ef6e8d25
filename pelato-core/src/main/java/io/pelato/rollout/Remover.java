package io.pelato.rollout;

import io.pelato.application.Application;
import io.pelato.application.LatticeNames;
import io.pelato.lattice.HostInventory;
import io.pelato.lattice.Lattice;
import io.pelato.lattice.Wadm;
import io.pelato.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * That nothing of an application is left on the hosts. WADM says that it is undeployed before it is, so the hosts are
 * asked.
 */
final class Remover implements Goal {

    private final Wadm wadm;
    private final Lattice lattice;
    private final LatticeWatch watch;
    private final String application;
    private final Set<String> ids = new HashSet<>();
    private final Set<String> configs = new LinkedHashSet<>();

    /**
     * Names what is to go.
     *
     * @param versions what WADM stores of the application
     */
    Remover(Wadm wadm, Lattice lattice, LatticeWatch watch, String application, List<Application> versions) {
        this.wadm = wadm;
        this.lattice = lattice;
        this.watch = watch;
        this.application = application;
        for (Application version : versions) {
            ids.addAll(new Convergence(version).ids());
            version.configs()
                    .filter(config -> config.properties().isPresent())
                    .forEach(config -> configs.add(LatticeNames.id(application, config.name())));
        }
    }

    @Override
    public Set<String> ids() {
        return ids;
    }

    @Override
    public List<String> missing() {
        List<String> left = new ArrayList<>();
        for (HostInventory inventory : watch.inventories()) {
            inventory.running().stream()
                    .filter(running ->
                            running.application().map(application::equals).orElseGet(() -> ids.contains(running.id())))
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

    @Override
    public void repeat() {
        wadm.undeploy(application);
    }

    @Override
    public Problem tooLate(List<String> left, Duration timeout) {
        return Problem.of(
                "The application " + application + " is not gone after " + timeout.toSeconds() + " s. Left: "
                        + String.join("; ", left),
                "Look into the logs of WADM and of these hosts, and undeploy again");
    }
}
