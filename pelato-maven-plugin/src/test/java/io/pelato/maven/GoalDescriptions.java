package io.pelato.maven;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * The goals and their parameters as the plugin's own descriptor tells them, which is what Maven goes by.
 *
 * @param goals the goals in the order of a user's work
 */
record GoalDescriptions(List<Goal> goals) {

    private static final String DESCRIPTOR = "/META-INF/maven/plugin.xml";
    private static final List<String> ORDER = List.of(
            "init",
            "schema",
            "graph",
            "dev",
            "validate",
            "generate",
            "test",
            "run",
            "build",
            "bundle",
            "push",
            "plan",
            "deploy",
            "release",
            "history",
            "rollback",
            "status",
            "tail",
            "undeploy",
            "up",
            "down");

    /** A goal; {@code phase} is where it runs by itself with the packaging {@code pelato}. */
    record Goal(String name, Optional<String> phase, String description, List<Parameter> parameters) {}

    /** A parameter that a user can set; {@code element} is its name in a POM's {@code <configuration>}. */
    record Parameter(
            String element,
            Optional<String> property,
            String type,
            Optional<String> defaultValue,
            String description) {}

    static GoalDescriptions read() {
        try (InputStream xml = GoalDescriptions.class.getResourceAsStream(DESCRIPTOR)) {
            Element plugin = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(Objects.requireNonNull(xml, DESCRIPTOR))
                    .getDocumentElement();
            return new GoalDescriptions(children(child(plugin, "mojos").orElseThrow()).stream()
                    .map(GoalDescriptions::goal)
                    .sorted(Comparator.comparingInt(GoalDescriptions::rank).thenComparing(Goal::name))
                    .toList());
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int rank(Goal goal) {
        int index = ORDER.indexOf(goal.name());
        return index < 0 ? ORDER.size() : index;
    }

    private static Goal goal(Element mojo) {
        Optional<Element> configuration = child(mojo, "configuration");
        List<Parameter> parameters =
                child(mojo, "parameters").map(GoalDescriptions::children).orElse(List.of()).stream()
                        .filter(parameter -> !text(parameter, "editable").equals(Optional.of("false")))
                        .map(parameter -> parameter(parameter, configuration))
                        .sorted(Comparator.comparing(Parameter::element))
                        .toList();
        return new Goal(
                text(mojo, "goal").orElseThrow(),
                text(mojo, "phase"),
                text(mojo, "description").orElse(""),
                parameters);
    }

    private static Parameter parameter(Element parameter, Optional<Element> configuration) {
        String name = text(parameter, "name").orElseThrow();
        Optional<Element> configured = configuration.flatMap(element -> child(element, name));
        return new Parameter(
                name,
                configured
                        .map(Node::getTextContent)
                        .map(String::strip)
                        .filter(text -> text.startsWith("${"))
                        .map(text -> text.substring(2, text.length() - 1)),
                text(parameter, "type").orElseThrow(),
                configured.map(element -> element.getAttribute("default-value")).filter(value -> !value.isEmpty()),
                text(parameter, "description").orElse(""));
    }

    private static Optional<String> text(Element parent, String name) {
        return child(parent, name)
                .map(element -> element.getTextContent().replaceAll("\\s+", " ").strip());
    }

    private static Optional<Element> child(Element parent, String name) {
        return children(parent).stream()
                .filter(element -> element.getTagName().equals(name))
                .findFirst();
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
