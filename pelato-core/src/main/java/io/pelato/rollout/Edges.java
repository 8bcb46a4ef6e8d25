package io.pelato.rollout;

import io.pelato.lattice.LatticeHost;
import java.util.List;
import java.util.regex.Pattern;

/** The edge machines of a lattice, which their hosts name in a label; each is a JetStream domain of that name. */
final class Edges {

    private static final String LABEL = "edge";

    /** What can be a word of a subject. Another label names no domain, so that such a machine keeps no messages. */
    private static final Pattern WORD = Pattern.compile("[^\\s.*>]+");

    private Edges() {}

    /** Their names, each once, in alphabetical order. */
    static List<String> of(List<LatticeHost> hosts) {
        return hosts.stream()
                .map(host -> host.labels().getOrDefault(LABEL, ""))
                .filter(name -> WORD.matcher(name).matches())
                .distinct()
                .sorted()
                .toList();
    }
}
