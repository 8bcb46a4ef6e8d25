package io.pelato.workflow;

import io.pelato.template.Expression;
import io.pelato.template.Field;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers a task's fields, and fills in the defaults that may build on what was gathered before. */
final class FieldResolver {

    private final String type;
    private final Map<String, Object> variables = new LinkedHashMap<>();
    private final Map<String, List<String>> settings = new LinkedHashMap<>();

    FieldResolver(String project, String component, String type) {
        this.type = type;
        variables.put("project", project);
        variables.put("component", component);
    }

    void put(Field field, List<String> values) {
        if (!values.isEmpty()) {
            settings.put(field.name(), values);
            variables.put(field.name(), field.kind().takesSeveral() ? values : values.get(0));
        }
    }

    List<String> defaultOf(Field field) {
        return field.defaultValue()
                .map(expression -> Expression.evaluate(expression, type + "/" + field.name(), variables))
                .filter(text -> !text.isEmpty())
                .map(List::of)
                .orElse(List.of());
    }

    Map<String, List<String>> settings() {
        return Collections.unmodifiableMap(settings);
    }
}
