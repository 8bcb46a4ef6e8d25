package io.pelato.graph;

import java.util.List;
import java.util.stream.Collectors;

/** A page with the picture, what its shapes mean, and the ways in words; it needs nothing from anywhere else. */
final class HtmlGraph {

    private static final String LEGEND = """
            <p>A box is a task, in the band of the targets that run it; a pill is a topic, a drum a bucket or table, a
            square what starts a task. Messages go from left to right; those that a task cannot work on take the dashed
            way. A dotted pill is a topic that no task writes, or that no task reads.</p>
            """;

    private static final String COLOURS = """
            <p>Green with a whole line is a task that runs as it was deployed, yellow with long dashes one of which a part
            does not, red with short dashes one that does not run.</p>
            """;

    private final Graph graph;

    private HtmlGraph(Graph graph) {
        this.graph = graph;
    }

    /** The page. */
    static String of(Graph graph) {
        return new HtmlGraph(graph).page(WorkflowPicture.MARK, "", LEGEND, "");
    }

    /** The page, with what was seen of the tasks. */
    static String of(Graph graph, LatticeView view) {
        String head = view.warnings().isEmpty()
                ? "<p>All of it runs as it was deployed.</p>\n"
                : lines("what is wrong", "warning", view.warnings());
        return new HtmlGraph(graph)
                .page(
                        WorkflowPicture.STATUS_MARK,
                        head,
                        LEGEND + COLOURS,
                        view.kept().isEmpty() ? "" : lines("what is kept", "", view.kept()));
    }

    private String page(String mark, String head, String legend, String foot) {
        String name = Markup.escaped(graph.name());
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <!-- %s -->
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <style>
                body { margin: 2rem; font: 15px/1.5 system-ui, sans-serif; background: #ffffff; color: #1a202c; }
                .picture { overflow-x: auto; }
                table { border-collapse: collapse; margin-top: 1.5rem; }
                th, td { text-align: left; padding: .3rem 1.2rem .3rem 0; vertical-align: top; border-bottom: 1px solid #d8dee8; }
                .warning { color: #9b2c1f; }
                @media (prefers-color-scheme: dark) {
                body { background: #14181f; color: #edf2f7; }
                th, td { border-color: #364152; }
                .warning { color: #f0776a; }
                }
                </style>
                </head>
                <body>
                <h1>%s</h1>
                %s%s<div class="picture">
                %s</div>
                <table>
                %s</table>
                %s</body>
                </html>
                """.formatted(mark, name, name, head, legend, SvgGraph.part(graph), rows(), foot);
    }

    private static String lines(String title, String style, List<String> lines) {
        return "<h2>" + title + "</h2>\n<ul" + (style.isEmpty() ? "" : " class=\"" + style + "\"") + ">\n"
                + lines.stream()
                        .map(line -> "<li>" + Markup.escaped(line) + "</li>\n")
                        .collect(Collectors.joining())
                + "</ul>\n";
    }

    private String rows() {
        boolean seen = graph.nodes().stream().anyMatch(node -> node.sighting().isPresent());
        var rows = new StringBuilder("<tr><th>task</th><th>type</th><th>runs on</th>" + (seen ? "<th>seen</th>" : "")
                + "<th>from</th><th>to</th></tr>\n");
        for (int i = 0; i < graph.nodes().size(); i++) {
            Node node = graph.nodes().get(i);
            if (node.kind() == Node.Kind.TASK) {
                int task = i;
                rows.append("<tr>");
                cell(rows, Markup.escaped(node.label()));
                cell(rows, Markup.escaped(node.note()));
                cell(rows, Markup.escaped(node.target()));
                if (seen) {
                    cell(
                            rows,
                            Markup.escaped(node.sighting().map(Sighting::words).orElse("")));
                }
                cell(
                        rows,
                        graph.edges().stream()
                                .filter(edge -> edge.to() == task)
                                .map(edge -> label(edge.from()))
                                .collect(Collectors.joining("<br>")));
                cell(
                        rows,
                        graph.edges().stream()
                                .filter(edge -> edge.from() == task)
                                .map(edge -> label(edge.to()))
                                .collect(Collectors.joining("<br>")));
                rows.append("</tr>\n");
            }
        }
        return rows.toString();
    }

    private static void cell(StringBuilder rows, String markup) {
        rows.append("<td>").append(markup).append("</td>");
    }

    private String label(int node) {
        Node shown = graph.nodes().get(node);
        return Markup.escaped(shown.label())
                + (shown.note().isEmpty() ? "" : " (" + Markup.escaped(shown.note()) + ")");
    }
}
