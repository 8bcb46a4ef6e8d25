package io.pelato.plan;

import io.pelato.application.Part;
import io.pelato.application.Spread;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Where a part runs, for people. */
final class Places {

    private Places() {}

    /** A place for each spread, in a fixed order. */
    static List<String> of(Part part) {
        if (part.spreads().isEmpty()) {
            return List.of(part.scaling() == Part.Scaling.EVERY_HOST ? "every host" : "any host");
        }
        return part.spreads().stream()
                .map(spread ->
                        (part.scaling() == Part.Scaling.EVERY_HOST ? "every " : "") + labels(spread.requirements()))
                .sorted()
                .toList();
    }

    static String shown(List<String> places) {
        return String.join(", ", places);
    }

    private static String labels(Map<String, String> labels) {
        if (labels.keySet().equals(Set.of(Spread.HOST_TYPE))) {
            return labels.get(Spread.HOST_TYPE);
        }
        return new TreeMap<>(labels).toString().replace("{", "").replace("}", "");
    }
}
