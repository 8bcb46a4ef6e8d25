package io.pelato.graph;

import java.util.ArrayList;
import java.util.List;

/** The column of each node: one after the last of those that messages pass before it. Ways that lead back do not count. */
final class Columns {

    private final Graph graph;
    private final List<List<Integer>> next = new ArrayList<>();
    private final int[] state;
    private final List<Integer> finished = new ArrayList<>();
    private final List<Edge> forward = new ArrayList<>();

    Columns(Graph graph) {
        this.graph = graph;
        this.state = new int[graph.nodes().size()];
        graph.nodes().forEach(node -> next.add(new ArrayList<>()));
        graph.edges().forEach(edge -> next.get(edge.from()).add(edge.to()));
    }

    int[] of() {
        // What nothing leads to comes first, so that a circle is cut where messages enter it.
        for (int node = 0; node < state.length; node++) {
            int entered = node;
            if (graph.edges().stream().noneMatch(edge -> edge.to() == entered)) {
                visit(node);
            }
        }
        for (int node = 0; node < state.length; node++) {
            visit(node);
        }
        int[] columns = new int[state.length];
        for (int i = finished.size() - 1; i >= 0; i--) {
            int node = finished.get(i);
            forward.stream()
                    .filter(edge -> edge.from() == node)
                    .forEach(edge -> columns[edge.to()] = Math.max(columns[edge.to()], columns[node] + 1));
        }
        return columns;
    }

    private void visit(int node) {
        if (state[node] != 0) {
            return;
        }
        state[node] = 1;
        for (int to : next.get(node)) {
            if (state[to] != 1) {
                forward.add(new Edge(node, to, Edge.Way.USUAL));
                visit(to);
            }
        }
        state[node] = 2;
        finished.add(node);
    }
}
