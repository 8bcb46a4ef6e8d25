package io.pelato.rollout;

import io.pelato.lattice.HostInventory;
import io.pelato.lattice.Lattice;
import io.pelato.lattice.LatticeEvent;
import io.pelato.lattice.LatticeHost;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Follows the hosts of a lattice and what they run. */
final class LatticeWatch {

    private final Lattice lattice;
    private final Map<String, LatticeHost> hosts = new LinkedHashMap<>();
    private final Set<String> told = new HashSet<>();

    LatticeWatch(Lattice lattice) {
        this.lattice = lattice;
    }

    /** Looks for hosts anew. */
    List<LatticeHost> discover() {
        hosts.clear();
        lattice.hosts().forEach(host -> hosts.put(host.id(), host));
        return List.copyOf(hosts.values());
    }

    /** What the hosts run that answer; a host that does not is forgotten until the next look for hosts. */
    List<HostInventory> inventories() {
        List<HostInventory> inventories = lattice.inventories(List.copyOf(hosts.values()));
        hosts.keySet()
                .retainAll(inventories.stream()
                        .map(inventory -> inventory.host().id())
                        .collect(Collectors.toSet()));
        return inventories;
    }

    /** A host's friendly name; its key when it is unknown. */
    String name(String hostId) {
        return Optional.ofNullable(hosts.get(hostId)).map(LatticeHost::name).orElse(hostId);
    }

    /** Tells the listener what the hosts did with these ids; the same thing is told once. */
    void tell(LatticeEvent event, Set<String> ids, DeployListener listener) {
        if (event instanceof LatticeEvent.Started started && ids.contains(started.id())) {
            if (told.add(started.id() + "@" + started.hostId())) {
                listener.started(started.id(), name(started.hostId()));
            }
        } else if (event instanceof LatticeEvent.Stopped stopped && ids.contains(stopped.id())) {
            told.remove(stopped.id() + "@" + stopped.hostId());
            listener.stopped(stopped.id(), name(stopped.hostId()));
        } else if (event instanceof LatticeEvent.StartFailed failed && ids.contains(failed.id())) {
            failed(failed.id(), name(failed.hostId()), ImageAdvice.cause(failed.error()), listener);
        } else if (event instanceof LatticeEvent.LinkFailed failed
                && ids.contains(failed.link().source())) {
            failed("the link " + failed.link().shown(), "the lattice", failed.error(), listener);
        }
    }

    private void failed(String what, String host, String reason, DeployListener listener) {
        if (told.add(what + "@" + host + ": " + reason)) {
            listener.failed(what, host, reason);
        }
    }
}
