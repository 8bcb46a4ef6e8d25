package io.pelato.maven;

import io.pelato.maven.GoalDescriptions.Goal;
import io.pelato.maven.GoalDescriptions.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The goals and parameters for people: a page of their own, and the short form in the README. */
record GoalPages(GoalDescriptions descriptions) {

    /** The goal that Maven's own tools add to every plugin. */
    private static final String HELP = "help";

    String page() {
        var page = new StringBuilder("""
                # Goals and parameters

                Made from the plugin's own descriptor: change the Javadoc of the goals, not this page.

                Every goal can be called alone, as in `mvn pelato:validate`. With the packaging `pelato` the goals
                that name a phase run in it by themselves. A parameter is set by its property, in `<properties>` or
                with `-D`, or by its element in the plugin's `<configuration>`; `-D` beats both. A list is written
                with commas in a property, and with one element an entry in `<configuration>`.

                """);
        page.append(goals());
        parametersByUsers()
                .forEach((names, parameters) -> page.append("\n## Parameters of ")
                        .append(among(names))
                        .append("\n\n")
                        .append(parameters(parameters)));
        return page.toString();
    }

    String summary() {
        var table = new Table("property", "default", "goals", "meaning");
        parametersByUsers()
                .forEach((names, parameters) -> parameters.forEach(parameter -> table.row(
                        Table.code(property(parameter)),
                        Table.code(parameter.defaultValue().orElse("")),
                        among(names),
                        parameter.description())));
        return goals() + "\n" + table;
    }

    private String goals() {
        var table = new Table("goal", "phase", "what it does");
        descriptions
                .goals()
                .forEach(goal -> table.row(
                        Table.code("pelato:" + goal.name()),
                        Table.code(goal.phase().orElse("")),
                        // Maven writes the help goal's; in Markdown, <goal-name> would be a tag.
                        goal.description().replace("<", "&lt;")));
        return table.toString();
    }

    /** The parameters by the goals that have them, those of the most goals first. */
    private Map<List<String>, List<Parameter>> parametersByUsers() {
        Map<Parameter, List<String>> users = new LinkedHashMap<>();
        ours().forEach(goal -> goal.parameters()
                .forEach(parameter -> users.computeIfAbsent(parameter, unused -> new ArrayList<>())
                        .add(goal.name())));
        Map<List<String>, List<Parameter>> parameters = new LinkedHashMap<>();
        users.keySet().stream()
                .sorted(Comparator.comparing(GoalPages::property))
                .forEach(parameter -> parameters
                        .computeIfAbsent(users.get(parameter), unused -> new ArrayList<>())
                        .add(parameter));
        List<String> order = ours().stream().map(Goal::name).toList();
        Map<List<String>, List<Parameter>> sorted = new LinkedHashMap<>();
        parameters.keySet().stream()
                .sorted(Comparator.<List<String>>comparingInt(names -> -names.size())
                        .thenComparingInt(names -> order.indexOf(names.get(0))))
                .forEach(names -> sorted.put(names, parameters.get(names)));
        return sorted;
    }

    private String among(List<String> names) {
        List<String> others = ours().stream()
                .map(Goal::name)
                .filter(name -> !names.contains(name))
                .toList();
        if (others.isEmpty()) {
            return "all";
        }
        return others.size() < names.size() ? "all but " + String.join(", ", others) : String.join(", ", names);
    }

    private List<Goal> ours() {
        return descriptions.goals().stream()
                .filter(goal -> !goal.name().equals(HELP))
                .toList();
    }

    private static String property(Parameter parameter) {
        return parameter.property().orElse(parameter.element());
    }

    private static String parameters(List<Parameter> parameters) {
        var table = new Table("property", "in `<configuration>`", "value", "default", "meaning");
        parameters.forEach(parameter -> table.row(
                Table.code(property(parameter)),
                Table.code("<" + parameter.element() + ">"),
                value(parameter.type()),
                Table.code(parameter.defaultValue().orElse("")),
                parameter.description()));
        return table.toString();
    }

    private static String value(String type) {
        return switch (type.substring(type.lastIndexOf('.') + 1)) {
            case "Switch" -> "true or false";
            case "WholeNumber" -> "number";
            case "File" -> "path";
            case "List" -> "list";
            case "Secret" -> "text, never logged";
            default -> "text";
        };
    }
}
