package io.pelato.rollout;

import io.pelato.application.Application;
import io.pelato.application.Part;
import io.pelato.lattice.HostInventory;
import io.pelato.manifest.ReleaseNotes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The parts that every host of a target has to run, counted over the hosts that answer. */
final class Fleets {

    /** More names than these would fill what WADM can store of an application. */
    private static final int MOST_NAMES = 2_000;

    private Fleets() {}

    /**
     * The fleets of an application.
     *
     * @param notes of the deployment: the names of the hosts that answered, and when
     */
    static List<Fleet> of(Application application, List<HostInventory> hosts, ReleaseNotes notes) {
        return application.parts().stream()
                .filter(part -> part.scaling() == Part.Scaling.EVERY_HOST)
                .map(part -> fleet(part, hosts, notes))
                .toList();
    }

    /** The names of the hosts that have to run any part, by their labels; none where they are too many to be noted. */
    static Map<String, List<String>> names(Application application, List<HostInventory> hosts) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        application.parts().stream()
                .filter(part -> part.scaling() == Part.Scaling.EVERY_HOST)
                .forEach(part -> names.put(labels(part), named(part, hosts)));
        return names.values().stream().mapToInt(List::size).sum() > MOST_NAMES ? Map.of() : names;
    }

    /** The names of the hosts that have to run a part and do not run it as the manifest says. */
    static List<String> without(Part part, List<HostInventory> hosts) {
        // A host runs a provider once, however many instances there are to be.
        int instances = part.kind() == Part.Kind.PROVIDER ? 1 : part.instances();
        return hosts.stream()
                .filter(inventory -> Convergence.mayRun(part, inventory.host()))
                .filter(inventory -> Convergence.running(part, inventory)
                        .filter(running -> running.instances() == instances)
                        .isEmpty())
                .map(inventory -> inventory.host().name())
                .sorted()
                .toList();
    }

    /** That fewer hosts run a part than have to, for people. */
    static Optional<String> tooFew(Part part, List<HostInventory> hosts) {
        Fleet fleet = fleet(part, hosts, ReleaseNotes.none());
        return fleet.running() >= part.leastHosts()
                ? Optional.empty()
                : Optional.of(part.id() + " runs on " + fleet.running() + (fleet.running() == 1 ? " host" : " hosts")
                        + " with " + fleet.hosts() + ", and at least " + part.leastHosts() + " are wanted");
    }

    private static Fleet fleet(Part part, List<HostInventory> hosts, ReleaseNotes notes) {
        List<String> without = without(part, hosts);
        Set<String> answering =
                hosts.stream().map(inventory -> inventory.host().name()).collect(Collectors.toSet());
        int having = named(part, hosts).size();
        List<String> away = notes.seen().getOrDefault(labels(part), List.of()).stream()
                .filter(name -> !answering.contains(name))
                .toList();
        return new Fleet(
                part.name(),
                labels(part),
                having - without.size(),
                having,
                part.leastHosts(),
                without,
                away,
                notes.time().filter(time -> !away.isEmpty()));
    }

    private static List<String> named(Part part, List<HostInventory> hosts) {
        return hosts.stream()
                .filter(inventory -> Convergence.mayRun(part, inventory.host()))
                .map(inventory -> inventory.host().name())
                .sorted()
                .toList();
    }

    private static String labels(Part part) {
        return part.spreads().stream().map(Convergence::shown).collect(Collectors.joining(" or "));
    }
}
