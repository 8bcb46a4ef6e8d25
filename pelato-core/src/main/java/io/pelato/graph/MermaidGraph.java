package io.pelato.graph;

import java.util.List;

/** A graph in the language of Mermaid, which many forges and editors draw. */
final class MermaidGraph {

    private MermaidGraph() {}

    /** The graph's text. */
    static String of(Graph graph) {
        var text = new StringBuilder("%% " + WorkflowPicture.MARK + "\nflowchart LR\n");
        List<Node> nodes = graph.nodes();
        List<String> targets = graph.targets();
        for (int t = 0; t < targets.size(); t++) {
            text.append("  subgraph target")
                    .append(t)
                    .append("[\"")
                    .append(escaped(targets.get(t)))
                    .append("\"]\n");
            for (int i = 0; i < nodes.size(); i++) {
                if (nodes.get(i).target().equals(targets.get(t))) {
                    text.append("    ").append(node(i, nodes.get(i)));
                }
            }
            text.append("  end\n");
        }
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).target().isEmpty()) {
                text.append("  ").append(node(i, nodes.get(i)));
            }
        }
        graph.edges()
                .forEach(edge -> text.append("  n")
                        .append(edge.from())
                        .append(edge.way() == Edge.Way.FAILED ? " -.-> n" : " --> n")
                        .append(edge.to())
                        .append('\n'));
        text.append("  classDef outside stroke-dasharray:2 3\n");
        text.append("  classDef errors stroke:#c0392b,stroke-dasharray:6 3\n");
        return text.toString();
    }

    private static String node(int index, Node node) {
        String label = escaped(node.label())
                + (node.note().isEmpty() ? "" : "<br/><small>" + escaped(node.note()) + "</small>");
        String shape = switch (node.kind()) {
            case TASK -> "[\"%s\"]";
            case STORE -> "[(\"%s\")]";
            case START -> "{{\"%s\"}}";
            case TOPIC, UNWRITTEN, UNREAD, ERRORS -> "([\"%s\"])";
        };
        boolean styled = List.of("outside", "errors").contains(node.kind().style());
        return "n" + index + shape.replace("%s", label)
                + (styled ? ":::" + node.kind().style() : "") + "\n";
    }

    // Mermaid knows characters by number; only letters, digits and what cannot be markup stand as they are.
    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean plain = Character.isLetterOrDigit(c) || " .,_-/*:=@".indexOf(c) >= 0;
            if (plain) {
                escaped.appendCodePoint(c);
            } else {
                escaped.append('#').append(c).append(';');
            }
        });
        return escaped.toString();
    }
}
