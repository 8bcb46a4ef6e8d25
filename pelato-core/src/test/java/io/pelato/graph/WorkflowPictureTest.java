package io.pelato.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.template.Templates;
import io.pelato.workflow.TestProject;
import io.pelato.workflow.Workflow;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What a picture of a workflow shows. */
class WorkflowPictureTest {

    private static final String PLANT = """
            project_name: plant
            error_topic: plant.errors
            tasks:
            - {name: Sensor, type: producer_nats, code: aggregate.go, target: edge, schedule: 5s, dest_topic: plant.hall1.raw,
               component_name: sensor, version: 1.0.0}
            - {name: Clean, type: processor_nats, code: aggregate.go, target: [edge, cloud], source_topic: plant.*.raw,
               dest_topic: [clean, elsewhere], component_name: clean, version: 1.0.0, delivery: at_least_once}
            - {name: Latest, type: nats_to_nats-kv, code: kv.go, target: cloud, source_topic: clean, bucket: latest,
               component_name: latest, version: 1.0.0}
            - {name: Outside, type: processor_nats, code: aggregate.go, target: cloud, source_topic: devices.>,
               dest_topic: clean, error_topic: none, component_name: outside, version: 1.0.0}
            """;

    @TempDir
    private Path folder;

    @Test
    void tasks_stand_in_the_band_of_their_targets() throws Exception {
        Document svg = svg(PLANT);

        assertThat(texts(svg, "place")).containsExactly("edge", "edge, cloud", "cloud");
        double edge = y(svg, "Sensor");
        double both = y(svg, "Clean");
        double cloud = y(svg, "Latest");
        assertThat(edge).isLessThan(both);
        assertThat(both).isLessThan(cloud);
        assertThat(MermaidGraph.of(WorkflowGraph.of(read(PLANT))))
                .contains("  subgraph target1[\"edge, cloud\"]\n    n5[\"Clean<br/><small>processor_nats, at least");
    }

    @Test
    void messages_go_from_left_to_right_also_where_a_wildcard_reads_them() throws Exception {
        Document svg = svg(PLANT);

        assertThat(List.of(
                        x(svg, "every 5s"),
                        x(svg, "Sensor"),
                        x(svg, "plant.hall1.raw"),
                        x(svg, "plant.*.raw"),
                        x(svg, "Clean"),
                        x(svg, "clean"),
                        x(svg, "Latest"),
                        x(svg, "latest")))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void topics_that_no_task_writes_or_reads_are_marked_and_no_others() throws Exception {
        assertThat(labels(svg(PLANT), "outside")).containsExactlyInAnyOrder("devices.>", "elsewhere");
        assertThat(svg(PLANT).getDocumentElement().getTextContent())
                .contains("devices.>: no task writes it")
                .contains("elsewhere: no task reads it");
    }

    @Test
    void failed_messages_take_a_dashed_way_from_the_tasks_that_report_them() throws Exception {
        Document svg = svg(PLANT);

        assertThat(labels(svg, "errors")).containsExactly("plant.errors");
        assertThat(elements(svg, "path", "failed")).hasSize(3);
        assertThat(WorkflowPicture.of(read(PLANT)).mermaid().lines().filter(line -> line.contains("-.->")))
                .hasSize(3);
        assertThat(WorkflowPicture.of(read(PLANT)).svg())
                .contains(".failed { fill: none; stroke: #c0392b;" + " stroke-width: 1.2; stroke-dasharray: 6 4; }");
    }

    @Test
    void buckets_and_what_starts_tasks_are_there() throws Exception {
        assertThat(labels(svg(PLANT), "store")).containsExactly("latest");
        assertThat(labels(svg(PLANT), "start")).containsExactly("every 5s");
    }

    @Test
    void the_same_workflow_gives_the_same_bytes() {
        assertThat(WorkflowPicture.of(read(PLANT))).isEqualTo(WorkflowPicture.of(read(PLANT)));
        assertThat(WorkflowPicture.of(read(PLANT)).svg()).doesNotContain("\r");
    }

    @Test
    void no_text_of_the_user_s_is_markup() throws Exception {
        String evil = PLANT.replace("name: Sensor", "name: \"</text><script>alert('&')</script>\\\"]\"");
        WorkflowPicture picture = WorkflowPicture.of(read(evil));

        assertThat(Markup.escaped("a\u0007\ud800<")).isEqualTo("a\ufffd\ufffd&lt;");

        assertThat(labels(svg(evil), "task")).anyMatch(label -> label.startsWith("</text><script>alert('&')"));
        assertThat(picture.html()).doesNotContain("<script").contains("&lt;script&gt;");
        assertThat(picture.mermaid())
                .doesNotContain("<script")
                .contains("[\"#60;/text#62;#60;script#62;alert#40;#39;#38;#39;#41;#60;/script#62;#34;#93;<br/>");
    }

    @Test
    void a_circle_of_topics_has_an_end() throws Exception {
        String circle = """
                project_name: circle
                tasks:
                - {type: processor_nats, code: aggregate.go, target: edge, source_topic: a, dest_topic: b, loop: allowed,
                   component_name: one, version: 1.0.0}
                - {type: processor_nats, code: aggregate.go, target: edge, source_topic: b, dest_topic: a,
                   component_name: two, version: 1.0.0}
                """;

        assertThat(elements(svg(circle), "path", "way")).hasSize(4);
        assertThat(List.of(x(svg(circle), "a"), x(svg(circle), "one"), x(svg(circle), "b"), x(svg(circle), "two")))
                .isSorted();
    }

    @Test
    void no_two_nodes_lie_on_each_other_and_all_are_inside_of_the_picture() throws Exception {
        var many = new StringBuilder("project_name: many\nerror_topic: many.errors\ntasks:\n");
        for (int i = 0; i < 40; i++) {
            many.append("- {type: processor_nats, code: aggregate.go, target: ").append(i % 2 == 0 ? "edge" : "cloud");
            many.append(", source_topic: [t")
                    .append(i / 3)
                    .append(", s")
                    .append(i % 5)
                    .append("], dest_topic: u");
            many.append(i).append(", component_name: c").append(i).append(", version: 1.0.0}\n");
        }
        Document svg = svg(many.toString());
        double width = Double.parseDouble(svg.getDocumentElement().getAttribute("width"));
        double height = Double.parseDouble(svg.getDocumentElement().getAttribute("height"));
        List<double[]> boxes = new ArrayList<>();
        NodeList rectangles = svg.getElementsByTagName("rect");
        for (int i = 0; i < rectangles.getLength(); i++) {
            Element box = (Element) rectangles.item(i);
            if (box.getParentNode().getNodeName().equals("g")) {
                boxes.add(
                        new double[] {number(box, "x"), number(box, "y"), number(box, "width"), number(box, "height")});
            }
        }

        assertThat(boxes).hasSize(100);
        for (double[] one : boxes) {
            assertThat(one[0] + one[2]).isLessThanOrEqualTo(width);
            assertThat(one[1] + one[3]).isLessThanOrEqualTo(height);
            assertThat(boxes.stream().filter(other -> overlap(one, other))).hasSize(1);
        }
    }

    @Test
    void the_page_fetches_nothing_and_has_both_modes() {
        String page = WorkflowPicture.of(read(PLANT)).html();

        assertThat(page)
                .contains("default-src 'none'", "prefers-color-scheme: dark", "<svg ", "<td>plant.hall1.raw<br>")
                .doesNotContain(" src=", " href=", "url(http", "@import");
    }

    private static boolean overlap(double[] one, double[] other) {
        return one[0] < other[0] + other[2]
                && other[0] < one[0] + one[2]
                && one[1] < other[1] + other[3]
                && other[1] < one[1] + one[3];
    }

    private Workflow read(String workflow) {
        return TestProject.in(folder, Templates.read(List.of()))
                .with(
                        "tasks/kv.go",
                        "package main\n\nfunc exec_task(key, data string) (string, string) {\n\treturn key, data\n}\n")
                .read(workflow);
    }

    private Document svg(String workflow) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(
                        new StringReader(WorkflowPicture.of(read(workflow)).svg())));
    }

    private static List<String> labels(Document svg, String style) {
        return elements(svg, "g", style).stream()
                .map(group -> group.getElementsByTagName("text").item(0).getTextContent())
                .toList();
    }

    private static List<String> texts(Document svg, String style) {
        return elements(svg, "text", style).stream()
                .map(Element::getTextContent)
                .toList();
    }

    private static double x(Document svg, String label) {
        return number(text(svg, label), "x");
    }

    private static double y(Document svg, String label) {
        return number(text(svg, label), "y");
    }

    private static Element text(Document svg, String label) {
        NodeList texts = svg.getElementsByTagName("text");
        for (int i = 0; i < texts.getLength(); i++) {
            if (texts.item(i).getTextContent().equals(label)
                    && !((Element) texts.item(i)).getAttribute("class").equals("place")
                    && !((Element) texts.item(i)).getAttribute("class").equals("note")) {
                return (Element) texts.item(i);
            }
        }
        throw new AssertionError(label + " is not there");
    }

    private static List<Element> elements(Document svg, String tag, String style) {
        List<Element> found = new ArrayList<>();
        NodeList all = svg.getElementsByTagName(tag);
        for (int i = 0; i < all.getLength(); i++) {
            if (((Element) all.item(i)).getAttribute("class").equals(style)) {
                found.add((Element) all.item(i));
            }
        }
        return found;
    }

    private static double number(Element element, String name) {
        return Double.parseDouble(element.getAttribute(name));
    }
}
