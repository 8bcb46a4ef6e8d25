package io.pelato.rollout;

import io.pelato.lattice.LatticeHost;
import io.pelato.stream.Place;
import java.util.List;

/** The edge machines of a lattice, which their hosts name in a label; each is a JetStream domain of that name. */
final class Edges {

    private static final String LABEL = "edge";

    private Edges() {}

    /** Their names, each once, in alphabetical order. A label that can be no domain is that of a machine that keeps nothing. */
    static List<String> of(List<LatticeHost> hosts) {
        return hosts.stream()
                .map(host -> host.labels().getOrDefault(LABEL, ""))
                .filter(Place::isDomain)
                .distinct()
                .sorted()
                .toList();
    }
}
