package io.pelato.workflow;

import io.pelato.template.Expression;
import io.pelato.template.Field;
import io.pelato.template.TaskType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers a task's fields, and fills in the defaults that may build on what was gathered before. */
final class FieldResolver {

    private final String project;
    private final String component;
    private final TaskType type;
    private final Map<String, List<String>> settings = new LinkedHashMap<>();

    FieldResolver(String project, String component, TaskType type) {
        this.project = project;
        this.component = component;
        this.type = type;
    }

    void put(Field field, List<String> values) {
        if (!values.isEmpty()) {
            settings.put(field.name(), values);
        }
    }

    /** Puts a field that has named parts. */
    void put(Field field, Map<String, String> parts) {
        parts.forEach((part, value) -> settings.put(field.name() + "." + part, List.of(value)));
    }

    List<String> defaultOf(Field field) {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("project", project);
        variables.put("component", component);
        variables.putAll(SettingVariables.of(type, settings));
        return field.defaultValue()
                .map(expression -> Expression.evaluate(expression, type.name() + "/" + field.name(), variables))
                .filter(text -> !text.isEmpty())
                .map(List::of)
                .orElse(List.of());
    }

    Map<String, List<String>> settings() {
        return Collections.unmodifiableMap(settings);
    }
}
