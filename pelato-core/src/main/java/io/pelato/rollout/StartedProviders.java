package io.pelato.rollout;

import io.pelato.application.Application;
import io.pelato.application.Part;
import io.pelato.lattice.HostInventory;
import io.pelato.lattice.LatticeLink;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the links of providers that started during a deployment. A host gives a provider the links it knows when it
 * starts the provider's process; a link that is made between then and the moment the process listens reaches every other
 * instance but that one, and the host's list of links shows it all the same. So these links have to be made once more.
 * Providers that ran before have theirs.
 */
final class StartedProviders {

    private final Application application;
    private final Set<String> before;

    /** Remembers what runs before the deployment. */
    StartedProviders(Application application, List<HostInventory> before) {
        this.application = application;
        this.before = places(before);
    }

    /** The links that start or end at a provider which runs now on a host where it did not run before. */
    List<LatticeLink> links(List<HostInventory> now, List<LatticeLink> links) {
        Set<String> started = new HashSet<>();
        for (HostInventory inventory : now) {
            for (HostInventory.Running running : inventory.running()) {
                if (isProvider(running) && !before.contains(place(inventory, running))) {
                    started.add(running.id());
                }
            }
        }
        return links.stream()
                .filter(link -> started.contains(link.source()) || started.contains(link.target()))
                .toList();
    }

    private boolean isProvider(HostInventory.Running running) {
        return running.kind() == Part.Kind.PROVIDER
                && application.parts().stream().anyMatch(part -> part.id().equals(running.id()));
    }

    private static Set<String> places(List<HostInventory> inventories) {
        Set<String> places = new HashSet<>();
        inventories.forEach(inventory -> inventory.running().forEach(running -> places.add(place(inventory, running))));
        return places;
    }

    private static String place(HostInventory inventory, HostInventory.Running running) {
        return running.id() + "@" + inventory.host().id() + " " + running.image();
    }
}
