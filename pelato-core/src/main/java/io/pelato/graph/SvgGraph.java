package io.pelato.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A graph as SVG, drawn for light and dark. */
final class SvgGraph {

    private static final int NODE_HEIGHT = 44;
    private static final int ROW = 64;
    private static final int GAP = 70;
    private static final int MARGIN = 24;
    private static final int BAND_TITLE = 28;
    private static final int MOST_LETTERS = 40;
    private static final double LETTER = 7.3;

    private final Graph graph;
    private final Layout.Result layout;
    private final int[] left;
    private final int[] widths;
    private final int[] top;

    private SvgGraph(Graph graph) {
        this.graph = graph;
        this.layout = Layout.of(graph);
        this.widths = widths();
        this.left = new int[widths.length + 1];
        left[0] = MARGIN;
        for (int i = 0; i < widths.length; i++) {
            left[i + 1] = left[i] + widths[i] + GAP;
        }
        this.top = new int[layout.rows().size() + 1];
        top[0] = MARGIN;
        for (int i = 0; i < layout.rows().size(); i++) {
            top[i + 1] = top[i] + BAND_TITLE + layout.rows().get(i) * ROW + 12;
        }
    }

    /** The picture as a file of its own. */
    static String file(Graph graph) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- " + WorkflowPicture.MARK + " -->\n"
                + new SvgGraph(graph).picture();
    }

    /** The picture as a part of a page. */
    static String part(Graph graph) {
        return new SvgGraph(graph).picture();
    }

    private String picture() {
        int width = left[widths.length] - GAP + MARGIN;
        int height = top[top.length - 1] + 4;
        var svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                        + " role=\"img\" font-family=\"system-ui, sans-serif\" font-size=\"13\">%n",
                width,
                height,
                width,
                height));
        svg.append("<title>").append(Markup.escaped(graph.name())).append("</title>\n");
        svg.append("<style>\n").append(STYLE).append("</style>\n");
        svg.append(MARKERS);
        svg.append("<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n");
        for (int band = 0; band < graph.targets().size(); band++) {
            svg.append(band(band, width));
        }
        for (int i = 0; i < graph.edges().size(); i++) {
            svg.append(edge(graph.edges().get(i), layout.routes().get(i)));
        }
        for (int i = 0; i < graph.nodes().size(); i++) {
            svg.append(node(graph.nodes().get(i), layout.places().get(i)));
        }
        return svg.append("</svg>\n").toString().replace("\r\n", "\n");
    }

    private String band(int band, int width) {
        return String.format(
                Locale.ROOT,
                "<rect class=\"band\" x=\"8\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"10\"/>%n"
                        + "<text class=\"place\" x=\"20\" y=\"%d\">%s</text>%n",
                top[band],
                width - 16,
                top[band + 1] - top[band] - 8,
                top[band] + 19,
                Markup.escaped(Markup.shortened(graph.targets().get(band), MOST_LETTERS)));
    }

    private String node(Node node, Layout.Place place) {
        int x = left[place.column()];
        int y = y(place) - NODE_HEIGHT / 2;
        int width = widths[place.column()];
        boolean noted = !node.line().isEmpty();
        int lid = node.kind() == Node.Kind.STORE ? 4 : 0;
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "<g class=\"%s\"><title>%s</title>%s<text x=\"%d\" y=\"%d\">%s</text>",
                node.style(),
                Markup.escaped(node.label() + (noted ? ": " + node.line() : "")),
                shape(node.kind(), x, y, width),
                x + width / 2,
                y + lid + (noted ? 19 : 27),
                Markup.escaped(Markup.shortened(node.label(), MOST_LETTERS))));
        if (noted) {
            text.append(String.format(
                    Locale.ROOT,
                    "<text class=\"note\" x=\"%d\" y=\"%d\">%s</text>",
                    x + width / 2,
                    y + lid + 34,
                    Markup.escaped(Markup.shortened(node.line(), MOST_LETTERS))));
        }
        return text.append("</g>\n").toString();
    }

    private static String shape(Node.Kind kind, int x, int y, int width) {
        return switch (kind) {
            case STORE ->
                String.format(
                        Locale.ROOT,
                        "<path d=\"M%d %dv%da%d 6 0 0 0 %d 0v%da%d 6 0 0 0 %d 0a%d 6 0 0 0 %d 0\"/>",
                        x,
                        y + 5,
                        NODE_HEIGHT - 8,
                        width / 2,
                        width / 2 * 2,
                        8 - NODE_HEIGHT,
                        width / 2,
                        -(width / 2 * 2),
                        width / 2,
                        width / 2 * 2);
            case TASK -> rectangle(x, y, width, 6);
            case START -> rectangle(x, y, width, 0);
            case TOPIC, UNWRITTEN, UNREAD, ERRORS -> rectangle(x, y, width, NODE_HEIGHT / 2);
        };
    }

    private static String rectangle(int x, int y, int width, int round) {
        return String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\"/>",
                x,
                y,
                width,
                NODE_HEIGHT,
                round);
    }

    private String edge(Edge edge, List<Integer> route) {
        List<Layout.Place> places = route.stream().map(layout.places()::get).toList();
        Layout.Place first = places.get(0);
        Layout.Place last = places.get(places.size() - 1);
        String style = edge.way() == Edge.Way.FAILED ? "failed" : "way";
        var path = new StringBuilder();
        if (last.column() <= first.column()) {
            path.append(back(first, last));
        } else {
            path.append(forward(places));
        }
        return "<path class=\"" + style + "\" d=\"" + path + "\" marker-end=\"url(#" + style + "-end)\"/>\n";
    }

    private String forward(List<Layout.Place> places) {
        List<String> parts = new ArrayList<>();
        int x = right(places.get(0));
        int y = y(places.get(0));
        parts.add("M" + x + " " + y);
        for (Layout.Place place : places.subList(1, places.size())) {
            int toX = left[place.column()] - (place.isWay() ? 0 : 2);
            int middle = (x + toX) / 2;
            parts.add("C" + middle + " " + y + " " + middle + " " + y(place) + " " + toX + " " + y(place));
            if (place.isWay()) {
                parts.add("H" + right(place));
            }
            x = right(place);
            y = y(place);
        }
        return String.join("", parts);
    }

    // Out to the right, under the row, and in from the left.
    private String back(Layout.Place first, Layout.Place last) {
        int out = right(first);
        int in = left[last.column()] - 2;
        int under = Math.max(y(first), y(last)) + ROW / 2;
        return "M" + out + " " + y(first) + "C" + (out + 40) + " " + y(first) + " " + (out + 40) + " " + under + " "
                + out + " " + under + "H" + in + "C" + (in - 40) + " " + under + " " + (in - 40) + " " + y(last) + " "
                + in + " " + y(last);
    }

    private int right(Layout.Place place) {
        return left[place.column()] + widths[place.column()];
    }

    private int y(Layout.Place place) {
        return top[place.band()] + BAND_TITLE + place.row() * ROW + NODE_HEIGHT / 2;
    }

    private int[] widths() {
        int[] widest = new int[layout.columnCount()];
        for (int i = 0; i < graph.nodes().size(); i++) {
            Node node = graph.nodes().get(i);
            double text = Math.max(letters(node.label()), letters(node.line()) * 0.86) * LETTER;
            int column = layout.places().get(i).column();
            widest[column] = Math.max(widest[column], Math.max(90, (int) text + 36) / 2 * 2);
        }
        return widest;
    }

    // Letters of East Asia take the place of two.
    private static int letters(String text) {
        return Markup.shortened(text, MOST_LETTERS)
                .codePoints()
                .map(c -> c >= 0x1100 ? 2 : 1)
                .sum();
    }

    private static final String MARKERS = """
            <defs>
            <marker id="way-end" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path \
            class="way-tip" d="M0 0L8 4L0 8z"/></marker>
            <marker id="failed-end" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" \
            orient="auto"><path class="failed-tip" d="M0 0L8 4L0 8z"/></marker>
            </defs>
            """;

    private static final String STYLE = """
            .paper { fill: #ffffff; }
            .band { fill: #f3f5f8; }
            .place { fill: #4a5568; font-weight: 600; }
            g text { fill: #1a202c; text-anchor: middle; }
            g .note { fill: #5a6577; font-size: 11px; }
            g rect, g path { stroke-width: 1.5; }
            .task rect { fill: #dbeafe; stroke: #2563eb; }
            .runs rect { fill: #e2f5e9; stroke: #2f855a; stroke-width: 2.5; }
            .incomplete rect { fill: #fff7e0; stroke: #b7791f; stroke-width: 2.5; stroke-dasharray: 10 4; }
            .missing rect { fill: #fdecea; stroke: #c0392b; stroke-width: 2.5; stroke-dasharray: 4 4; }
            .topic rect { fill: #ffffff; stroke: #64748b; }
            .outside rect { fill: #fff7e0; stroke: #b7791f; stroke-dasharray: 2 3; }
            .errors rect { fill: #fdecea; stroke: #c0392b; stroke-dasharray: 6 3; }
            .store path { fill: #e2f5e9; stroke: #2f855a; }
            .start rect { fill: #efe9fb; stroke: #6b46c1; }
            .way { fill: none; stroke: #64748b; stroke-width: 1.5; }
            .failed { fill: none; stroke: #c0392b; stroke-width: 1.2; stroke-dasharray: 6 4; }
            .way-tip { fill: #64748b; }
            .failed-tip { fill: #c0392b; }
            @media (prefers-color-scheme: dark) {
            .paper { fill: #14181f; }
            .band { fill: #1d232d; }
            .place { fill: #b6c2d4; }
            g text { fill: #edf2f7; }
            g .note { fill: #a7b3c5; }
            .task rect { fill: #1e3a5f; stroke: #63a4ff; }
            .runs rect { fill: #1c3a2a; stroke: #5fc98f; }
            .incomplete rect { fill: #3a3018; stroke: #e0b04b; }
            .missing rect { fill: #43211d; stroke: #f0776a; }
            .topic rect { fill: #14181f; stroke: #94a3b8; }
            .outside rect { fill: #3a3018; stroke: #e0b04b; }
            .errors rect { fill: #43211d; stroke: #f0776a; }
            .store path { fill: #1c3a2a; stroke: #5fc98f; }
            .start rect { fill: #33285a; stroke: #b39cf0; }
            .way { stroke: #94a3b8; }
            .failed { stroke: #f0776a; }
            .way-tip { fill: #94a3b8; }
            .failed-tip { fill: #f0776a; }
            }
            """;
}
