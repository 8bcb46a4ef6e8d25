package io.pelato.graph;

import java.util.stream.Collectors;

/** A page with the picture, what its shapes mean, and the ways in words; it needs nothing from anywhere else. */
final class HtmlGraph {

    private HtmlGraph() {}

    /** The page. */
    static String of(Graph graph) {
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
                @media (prefers-color-scheme: dark) {
                body { background: #14181f; color: #edf2f7; }
                th, td { border-color: #364152; }
                }
                </style>
                </head>
                <body>
                <h1>%s</h1>
                <p>A box is a task, in the band of the targets that run it; a pill is a topic, a drum a bucket or table, a
                square what starts a task. Messages go from left to right; those that a task cannot work on take the dashed
                way. A dotted pill is a topic that no task writes, or that no task reads.</p>
                <div class="picture">
                %s</div>
                <table>
                <tr><th>task</th><th>type</th><th>runs on</th><th>from</th><th>to</th></tr>
                %s</table>
                </body>
                </html>
                """.formatted(WorkflowPicture.MARK, name, name, SvgGraph.part(graph), rows(graph));
    }

    private static String rows(Graph graph) {
        var rows = new StringBuilder();
        for (int i = 0; i < graph.nodes().size(); i++) {
            Node node = graph.nodes().get(i);
            if (node.kind() == Node.Kind.TASK) {
                int task = i;
                rows.append("<tr><td>").append(Markup.escaped(node.label()));
                rows.append("</td><td>").append(Markup.escaped(node.note()));
                rows.append("</td><td>").append(Markup.escaped(node.target()));
                rows.append("</td><td>")
                        .append(graph.edges().stream()
                                .filter(edge -> edge.to() == task)
                                .map(edge -> label(graph, edge.from()))
                                .collect(Collectors.joining("<br>")));
                rows.append("</td><td>")
                        .append(graph.edges().stream()
                                .filter(edge -> edge.from() == task)
                                .map(edge -> label(graph, edge.to()))
                                .collect(Collectors.joining("<br>")));
                rows.append("</td></tr>\n");
            }
        }
        return rows.toString();
    }

    private static String label(Graph graph, int node) {
        Node shown = graph.nodes().get(node);
        return Markup.escaped(shown.label())
                + (shown.note().isEmpty() ? "" : " (" + Markup.escaped(shown.note()) + ")");
    }
}
