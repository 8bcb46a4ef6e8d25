package io.pelato.yaml;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** Where the reading of a document is, and how much of it was there before: what an alias names is read again. */
final class NodeVisits {

    /** How many values may be read again, all aliases of a document together. */
    static final int MOST_REPEATED = 100_000;

    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private int repeated;

    /** Notes that a node is read; false when it is being read already, because it contains itself. */
    boolean enter(Node node) {
        if (!seen.add(node)) {
            repeated++;
        }
        return open.add(node);
    }

    void leave(Node node) {
        open.remove(node);
    }

    boolean areTooMany() {
        return repeated > MOST_REPEATED;
    }
}
