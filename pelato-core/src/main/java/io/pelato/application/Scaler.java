package io.pelato.application;

import io.pelato.workflow.Target;
import java.util.ArrayList;
import java.util.List;

/** What targets mean to the orchestrator. */
final class Scaler {

    private Scaler() {}

    /** A part has one scaler: where one of its targets means every host, the others do as well. */
    static Part.Scaling scaling(List<Target> targets) {
        return targets.stream().anyMatch(target -> target.hosts() == Target.Hosts.EVERY)
                ? Part.Scaling.EVERY_HOST
                : Part.Scaling.SHARED;
    }

    /** How many hosts have to run a task; 0 where it runs on one host of each target, or nobody asks for more than one. */
    static int leastHosts(List<Target> targets) {
        return targets.stream()
                .mapToInt(Target::atLeast)
                .filter(least -> least > 1)
                .sum();
    }

    /** A spread for each set of labels, once. */
    static List<Spread> spreads(List<Target> targets) {
        return targets.stream().map(Spread::over).distinct().toList();
    }

    /**
     * What the names of a part's configurations are made of. WADM deletes those of a scaler that it takes away, also where
     * another scaler has taken over their names: with another scaling they have others.
     */
    static List<String> identity(List<Target> targets, String id, String image) {
        List<String> identity = new ArrayList<>(List.of(id, image));
        if (scaling(targets) == Part.Scaling.EVERY_HOST) {
            identity.add("every host");
        }
        return identity;
    }
}
