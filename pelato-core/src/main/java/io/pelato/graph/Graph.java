package io.pelato.graph;

import java.util.List;

/**
 * What there is to draw.
 *
 * @param name the workflow's name
 * @param nodes what messages pass
 * @param edges the ways between
 */
record Graph(String name, List<Node> nodes, List<Edge> edges) {

    /** Where tasks run, each place once, in the order of the tasks. */
    List<String> targets() {
        return nodes.stream()
                .map(Node::target)
                .filter(target -> !target.isEmpty())
                .distinct()
                .toList();
    }
}
