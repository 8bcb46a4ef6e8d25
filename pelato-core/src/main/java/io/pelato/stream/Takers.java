package io.pelato.stream;

import io.pelato.application.Keeping;
import java.util.ArrayList;
import java.util.List;

/** Who takes a workflow's messages in a place; each has a consumer there. */
final class Takers {

    /** What takes an edge's messages to the cloud (task.go). */
    private static final String FORWARDER = "forward";

    private Takers() {}

    /** The components, in the order of the tasks; on an edge with the forwarder behind them. */
    static List<String> of(Keeping keeping, Place place) {
        boolean cloud = isCloud(keeping, place);
        List<String> takers = new ArrayList<>();
        keeping.tasks().stream()
                .filter(task -> cloud ? task.cloud() : task.edge())
                .map(Keeping.KeptTask::component)
                .forEach(takers::add);
        if (!cloud) {
            takers.add(FORWARDER);
        }
        return takers;
    }

    /** Whether a place is the cloud's. */
    static boolean isCloud(Keeping keeping, Place place) {
        return place.domain().equals(keeping.domain());
    }
}
