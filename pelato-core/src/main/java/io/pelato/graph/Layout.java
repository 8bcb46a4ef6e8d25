package io.pelato.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where everything stands: columns from left to right as messages pass, and a band for each target from top to bottom. A
 * way that passes a column gets a place of its own in it, so that it crosses no node. The same graph is laid out alike
 * each time.
 */
final class Layout {

    private static final int SWEEPS = 4;

    private final Graph graph;
    private final int[] columns;
    private final List<Place> places = new ArrayList<>();
    private final List<List<Integer>> routes = new ArrayList<>();

    private Layout(Graph graph) {
        this.graph = graph;
        this.columns = new Columns(graph).of();
    }

    /**
     * A node, or the way past a column.
     *
     * @param node the node's place in the list of all; -1 for a way
     * @param column the column from the left
     * @param band the band from the top
     * @param row the row in its column and band
     */
    record Place(int node, int column, int band, int row) {

        boolean isWay() {
            return node < 0;
        }

        Place in(int otherRow) {
            return new Place(node, column, band, otherRow);
        }
    }

    /**
     * What is where.
     *
     * @param places the nodes in the order of the graph, then the ways
     * @param routes the places that each edge passes, in the order of the edges
     * @param rows how many rows each band has
     * @param columnCount how many columns there are
     */
    record Result(List<Place> places, List<List<Integer>> routes, List<Integer> rows, int columnCount) {}

    static Result of(Graph graph) {
        return new Layout(graph).result();
    }

    private Result result() {
        int[] bands = bands();
        for (int i = 0; i < columns.length; i++) {
            places.add(new Place(i, columns[i], bands[i], 0));
        }
        graph.edges().forEach(edge -> routes.add(route(edge)));
        order();
        int[] rows = new int[Math.max(1, graph.targets().size())];
        places.forEach(place -> rows[place.band()] = Math.max(rows[place.band()], place.row() + 1));
        return new Result(
                List.copyOf(places),
                List.copyOf(routes),
                Arrays.stream(rows).boxed().toList(),
                Arrays.stream(columns).max().orElse(-1) + 1);
    }

    // A topic stands in the band of a task that writes it, or else of one that reads it.
    private int[] bands() {
        List<String> targets = graph.targets();
        int[] bands = new int[graph.nodes().size()];
        for (int i = 0; i < bands.length; i++) {
            int node = i;
            bands[i] = graph.nodes().get(i).target().isEmpty()
                    ? graph.edges().stream()
                            .filter(edge -> edge.to() == node)
                            .map(edge -> graph.nodes().get(edge.from()).target())
                            .filter(target -> !target.isEmpty())
                            .findFirst()
                            .or(() -> graph.edges().stream()
                                    .filter(edge -> edge.from() == node)
                                    .map(edge -> graph.nodes().get(edge.to()).target())
                                    .filter(target -> !target.isEmpty())
                                    .findFirst())
                            .map(targets::indexOf)
                            .orElse(0)
                    : targets.indexOf(graph.nodes().get(i).target());
        }
        return bands;
    }

    private List<Integer> route(Edge edge) {
        List<Integer> route = new ArrayList<>(List.of(edge.from()));
        int band = places.get(edge.to()).band();
        for (int column = columns[edge.from()] + 1; column < columns[edge.to()]; column++) {
            places.add(new Place(-1, column, band, 0));
            route.add(places.size() - 1);
        }
        route.add(edge.to());
        return List.copyOf(route);
    }

    /** Gives each its row: first in order of appearance, then nearer to what it is connected with. */
    private void order() {
        Map<Long, List<Integer>> cells = new LinkedHashMap<>();
        for (int i = 0; i < places.size(); i++) {
            long cell = (long) places.get(i).column() << 32 | places.get(i).band();
            cells.computeIfAbsent(cell, unused -> new ArrayList<>()).add(i);
        }
        cells.values().forEach(this::setRows);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (List<Integer> cell : cells.values()) {
                double[] centres = new double[places.size()];
                cell.forEach(place -> centres[place] = centre(place));
                cell.sort(Comparator.<Integer>comparingDouble(place -> centres[place])
                        .thenComparing(place -> place));
                setRows(cell);
            }
        }
    }

    private void setRows(List<Integer> cell) {
        for (int row = 0; row < cell.size(); row++) {
            places.set(cell.get(row), places.get(cell.get(row)).in(row));
        }
    }

    private double centre(int place) {
        double sum = 0;
        int count = 0;
        for (List<Integer> route : routes) {
            int at = route.indexOf(place);
            if (at > 0) {
                sum += height(route.get(at - 1));
                count++;
            }
            if (at >= 0 && at < route.size() - 1) {
                sum += height(route.get(at + 1));
                count++;
            }
        }
        return count == 0 ? height(place) : sum / count;
    }

    // A band is higher than any of its rows.
    private double height(int place) {
        return places.get(place).band() * 1000.0 + places.get(place).row();
    }
}
