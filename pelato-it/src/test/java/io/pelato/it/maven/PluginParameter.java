package io.pelato.it.maven;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A parameter of a goal, as the plugin's own descriptor tells it.
 *
 * @param goal the goal
 * @param name the element in a {@code <configuration>}
 * @param property the property, without {@code ${}}
 * @param type the Java type
 */
public record PluginParameter(String goal, String name, String property, String type) {

    private static final String DESCRIPTOR = "/META-INF/maven/plugin.xml";

    /** Every parameter that a user can set, of every goal that works on a project. */
    public static Stream<PluginParameter> all() {
        try (InputStream descriptor = PluginParameter.class.getResourceAsStream(DESCRIPTOR)) {
            Document document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(descriptor);
            List<PluginParameter> parameters = new ArrayList<>();
            for (Element mojo : elements(document.getDocumentElement(), "mojo")) {
                if (text(mojo, "requiresProject").equals("true")) {
                    parameters.addAll(parameters(mojo));
                }
            }
            return parameters.stream();
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A value for the parameter; another variant gives another value. */
    public String value(String variant) {
        return switch (type) {
            case "io.pelato.maven.WholeNumber" -> "70" + variant;
            case "io.pelato.maven.Switch" -> Boolean.toString(!variant.equals("2"));
            case "java.util.List" -> name + "-" + variant + ",more";
            default -> name + "-" + variant;
        };
    }

    /** How Maven shows that value with {@code -X}; a secret not at all. */
    public String shown(String variant) {
        return switch (type) {
            case "java.util.List" -> "[" + name + "-" + variant + ", more]";
            case "java.io.File" -> "PROJECT/" + value(variant);
            case "io.pelato.maven.Secret" -> "(hidden)";
            default -> value(variant);
        };
    }

    private static List<PluginParameter> parameters(Element mojo) {
        Element expressions = elements(mojo, "configuration").get(0);
        return elements(elements(mojo, "parameters").get(0), "parameter").stream()
                .filter(parameter -> text(parameter, "editable").equals("true"))
                .map(parameter -> new PluginParameter(
                        text(mojo, "goal"),
                        text(parameter, "name"),
                        text(expressions, text(parameter, "name")).replaceAll("^\\$\\{(.*)}$", "$1"),
                        text(parameter, "type")))
                .toList();
    }

    private static String text(Element parent, String child) {
        return elements(parent, child).get(0).getTextContent();
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList all = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            elements.add((Element) all.item(i));
        }
        return elements;
    }
}
