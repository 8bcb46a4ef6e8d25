package io.pelato.plan;

import io.pelato.application.Application;
import io.pelato.application.Part;
import io.pelato.application.StoredKeeping;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sets an application beside one that runs. Names that are made of hashes do not count, as those of configurations: what
 * they stand for does.
 */
public final class Comparison {

    private final Optional<Application> before;
    private final Application after;

    private Comparison(Optional<Application> before, Application after) {
        this.before = before;
        this.after = after;
    }

    /**
     * What is to change.
     *
     * @param before what runs; absent where nothing does
     * @param after what is to run; an image without a digest is one that nobody has built
     * @return the tasks in their order, then those that go, then the providers; empty where nothing changes
     */
    public static List<Change> of(Optional<Application> before, Application after) {
        return new Comparison(before, after).changes();
    }

    private List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (Part.Kind kind : Part.Kind.values()) {
            names(kind).forEach(name -> change(kind, name).ifPresent(changes::add));
        }
        List<Difference> kept = Differences.between(
                before.flatMap(StoredKeeping::of).map(KeptProperties::of).orElse(Map.of()),
                StoredKeeping.of(after).map(KeptProperties::of).orElse(Map.of()));
        if (!kept.isEmpty()) {
            changes.add(new Change(Change.Subject.WORKFLOW, after.name(), Change.Kind.CHANGED, kept, Optional.empty()));
        }
        return List.copyOf(changes);
    }

    private Set<String> names(Part.Kind kind) {
        Set<String> names = new LinkedHashSet<>();
        after.parts().stream()
                .filter(part -> part.kind() == kind)
                .map(Part::name)
                .forEach(names::add);
        before.map(Application::parts).orElse(List.of()).stream()
                .filter(part -> part.kind() == kind)
                .map(Part::name)
                .forEach(names::add);
        return names;
    }

    private Optional<Change> change(Part.Kind kind, String name) {
        Optional<Part> old = before.flatMap(application -> part(application, kind, name));
        Optional<Part> wanted = part(after, kind, name);
        List<Difference> differences = Differences.between(
                old.map(part -> new PartProperties(before.orElseThrow(), part).all())
                        .orElse(Map.of()),
                wanted.map(part -> new PartProperties(after, part).all()).orElse(Map.of()));
        if (differences.isEmpty()) {
            return Optional.empty();
        }
        Change.Subject subject = kind == Part.Kind.COMPONENT ? Change.Subject.TASK : Change.Subject.PROVIDER;
        if (old.isEmpty()) {
            return Optional.of(new Change(subject, name, Change.Kind.ADDED, differences, Optional.empty()));
        }
        if (wanted.isEmpty()) {
            return Optional.of(new Change(
                    subject,
                    name,
                    Change.Kind.GONE,
                    differences,
                    Optional.of("stops on " + Places.shown(Places.of(old.get())))));
        }
        boolean moves = !Places.of(old.get()).equals(Places.of(wanted.get()));
        return Optional.of(new Change(
                subject,
                name,
                moves ? Change.Kind.MOVED : Change.Kind.CHANGED,
                differences,
                interruption(old.get(), wanted.get(), differences)));
    }

    private static Optional<Part> part(Application application, Part.Kind kind, String name) {
        return application.parts().stream()
                .filter(part -> part.kind() == kind && part.name().equals(name))
                .findFirst();
    }

    private static Optional<String> interruption(Part old, Part wanted, List<Difference> differences) {
        List<String> stays =
                Places.of(old).stream().filter(Places.of(wanted)::contains).toList();
        List<String> left =
                Places.of(old).stream().filter(place -> !stays.contains(place)).toList();
        List<String> stops = new ArrayList<>();
        if (!left.isEmpty()) {
            stops.add("stops on " + Places.shown(left));
        }
        if (!stays.isEmpty() && Restarts.causedBy(old, wanted)) {
            stops.add("restarts on " + Places.shown(stays));
        } else if (!stays.isEmpty() && differences.stream().anyMatch(Restarts::relinks)) {
            stops.add("is linked anew on " + Places.shown(stays));
        }
        return stops.isEmpty() ? Optional.empty() : Optional.of(stops.stream().collect(Collectors.joining(", ")));
    }
}
