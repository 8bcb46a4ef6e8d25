package io.pelato.graph;

import io.pelato.workflow.Workflow;

/**
 * A workflow as a picture: topics, tasks by where they run, where failed messages go, buckets and tables. The same workflow
 * gives the same bytes.
 *
 * @param svg a picture
 * @param mermaid the same in the language of Mermaid
 * @param html a page with the picture, which needs nothing else
 */
public record WorkflowPicture(String svg, String mermaid, String html) {

    /** A text that a page with what a lattice runs has. */
    public static final String STATUS_MARK = "Made by pelato:status from workflow.yaml and the lattice";

    /** A text that each of them has. */
    public static final String MARK = "Made by pelato:graph from workflow.yaml";

    /** The picture of a workflow. */
    public static WorkflowPicture of(Workflow workflow) {
        Graph graph = WorkflowGraph.of(workflow);
        return new WorkflowPicture(SvgGraph.file(graph), MermaidGraph.of(graph), HtmlGraph.of(graph));
    }

    /** A page with the picture of a workflow and what a lattice runs of it. */
    public static String page(Workflow workflow, LatticeView view) {
        return HtmlGraph.of(WorkflowGraph.of(workflow, view.tasks()), view);
    }
}
