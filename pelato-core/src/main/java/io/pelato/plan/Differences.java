package io.pelato.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Sets properties side by side. */
final class Differences {

    private Differences() {}

    /** What differs, by aspect and name. */
    static List<Difference> between(Map<Property, String> before, Map<Property, String> after) {
        Set<Property> all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        List<Difference> differences = new ArrayList<>();
        for (Property property : all) {
            Optional<String> old = Optional.ofNullable(before.get(property));
            Optional<String> wanted = Optional.ofNullable(after.get(property));
            if (!old.equals(wanted)) {
                differences.add(new Difference(property.aspect(), property.name(), old, wanted));
            }
        }
        return List.copyOf(differences);
    }
}
