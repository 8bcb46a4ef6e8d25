package io.pelato.rollout;

import io.pelato.application.Application;
import io.pelato.application.LatticeNames;
import io.pelato.application.Part;
import io.pelato.application.PartLink;
import io.pelato.application.Spread;
import io.pelato.lattice.HostInventory;
import io.pelato.lattice.LatticeHost;
import io.pelato.lattice.LatticeLink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Compares what the hosts say with what a manifest says. */
final class Convergence {

    private final Application application;

    Convergence(Application application) {
        this.application = application;
    }

    /** What the manifest asks for and the hosts do not have, each a line for people; empty when all is there. */
    List<String> missing(List<HostInventory> hosts, List<LatticeLink> links) {
        List<String> missing = new ArrayList<>();
        application.parts().forEach(part -> {
            outdated(part, hosts, missing);
            misplaced(part, hosts, missing);
            if (part.scaling() == Part.Scaling.EVERY_HOST) {
                Fleets.without(part, hosts).forEach(host -> missing.add(part.id() + " on the host " + host));
                Fleets.tooFew(part, hosts).ifPresent(missing::add);
            } else {
                shares(part, hosts, missing);
            }
        });
        Set<LatticeLink> present = links.stream().map(Convergence::comparable).collect(Collectors.toSet());
        wantedLinks().stream()
                .filter(link -> !present.contains(comparable(link)))
                .forEach(link -> missing.add("the link " + link.shown()));
        return missing;
    }

    /** What runs of the application, in the order of the manifest, then of the hosts' names. */
    List<Placement> placements(List<HostInventory> hosts) {
        List<Placement> placements = new ArrayList<>();
        for (Part part : application.parts()) {
            for (HostInventory inventory : hosts) {
                inventory
                        .find(part.id())
                        .ifPresent(running -> placements.add(new Placement(
                                part.kind(),
                                part.name(),
                                part.id(),
                                running.image(),
                                inventory.host().id(),
                                inventory.host().name(),
                                inventory.host().target(),
                                running.instances())));
            }
        }
        return placements;
    }

    /** The links that the hosts must keep. */
    List<LatticeLink> wantedLinks() {
        List<LatticeLink> links = new ArrayList<>();
        for (Part part : application.parts()) {
            for (PartLink link : part.links()) {
                application
                        .part(link.target())
                        .ifPresent(target -> links.add(new LatticeLink(
                                part.id(),
                                target.id(),
                                link.name(),
                                link.namespace(),
                                link.wit(),
                                link.interfaces(),
                                LatticeNames.configs(application, link.sourceConfig()),
                                LatticeNames.configs(application, link.targetConfig()))));
            }
        }
        return links;
    }

    /** The instances that each spread of a part gets, as WADM shares them out. */
    static List<Integer> sharesOf(Part part) {
        List<Spread> spreads = part.spreads();
        long total = spreads.stream().mapToLong(Spread::weight).sum();
        List<Integer> shares = new ArrayList<>();
        spreads.forEach(spread -> shares.add(Math.toIntExact(part.instances() * (long) spread.weight() / total)));
        int rest =
                part.instances() - shares.stream().mapToInt(Integer::intValue).sum();
        List<Integer> heaviestFirst = IntStream.range(0, spreads.size())
                .boxed()
                .sorted(Comparator.comparing(index -> -spreads.get(index).weight()))
                .toList();
        for (int index : heaviestFirst) {
            if (rest > 0) {
                shares.set(index, shares.get(index) + 1);
                rest--;
            }
        }
        return shares;
    }

    private void shares(Part part, List<HostInventory> hosts, List<String> missing) {
        if (part.spreads().isEmpty()) {
            share(part, part.instances(), hosts, "on any host", missing);
            return;
        }
        List<Integer> shares = sharesOf(part);
        for (int i = 0; i < shares.size(); i++) {
            Spread spread = part.spreads().get(i);
            List<HostInventory> eligible = hosts.stream()
                    .filter(inventory -> spread.matches(inventory.host().labels()))
                    .toList();
            share(part, shares.get(i), eligible, "on a host with " + shown(spread), missing);
        }
    }

    private static void share(Part part, int wanted, List<HostInventory> eligible, String where, List<String> missing) {
        int found = eligible.stream()
                .flatMap(inventory -> running(part, inventory).stream())
                .mapToInt(HostInventory.Running::instances)
                .sum();
        if (found < wanted || (part.kind() == Part.Kind.COMPONENT && found != wanted)) {
            missing.add(part.id() + " " + where + (found == 0 ? "" : " (" + found + " of " + wanted + " instances)"));
        }
    }

    private static void outdated(Part part, List<HostInventory> hosts, List<String> missing) {
        for (HostInventory inventory : hosts) {
            inventory
                    .find(part.id())
                    .filter(running -> !sameImage(part, running))
                    .ifPresent(running -> missing.add(
                            part.id() + " on the host " + inventory.host().name() + " still runs " + running.image()));
        }
    }

    private static void misplaced(Part part, List<HostInventory> hosts, List<String> missing) {
        hosts.stream()
                .filter(inventory -> inventory.find(part.id()).isPresent() && !mayRun(part, inventory.host()))
                .forEach(inventory -> missing.add(part.id() + " still runs on the host "
                        + inventory.host().name()));
    }

    static boolean mayRun(Part part, LatticeHost host) {
        return part.spreads().isEmpty() || part.spreads().stream().anyMatch(spread -> spread.matches(host.labels()));
    }

    static Optional<HostInventory.Running> running(Part part, HostInventory inventory) {
        return inventory.find(part.id()).filter(running -> sameImage(part, running));
    }

    /** Hosts tell image references in lower case. */
    static boolean sameImage(Part part, HostInventory.Running running) {
        return part.image().toLowerCase(Locale.ROOT).equals(running.image().toLowerCase(Locale.ROOT));
    }

    private static LatticeLink comparable(LatticeLink link) {
        return new LatticeLink(
                link.source(),
                link.target(),
                link.name(),
                link.namespace(),
                link.wit(),
                link.interfaces().stream().sorted().toList(),
                link.sourceConfig(),
                link.targetConfig());
    }

    static String shown(Spread spread) {
        return new TreeMap<>(spread.requirements())
                .entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining(" and "));
    }

    /** The ids of all parts. */
    Set<String> ids() {
        Set<String> ids = new HashSet<>();
        application.parts().forEach(part -> ids.add(part.id()));
        return ids;
    }
}
