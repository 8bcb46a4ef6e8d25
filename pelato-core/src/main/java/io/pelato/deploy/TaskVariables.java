package io.pelato.deploy;

import io.pelato.template.FieldKind;
import io.pelato.workflow.Task;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the expressions of descriptors may use. */
final class TaskVariables {

    private TaskVariables() {}

    /** The variables of expressions that belong to no task. */
    static Map<String, Object> of(String project, DeploySettings settings) {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("project", project);
        variables.put("nats_url", settings.natsUrl());
        variables.put("http_address", settings.httpAddress());
        return variables;
    }

    /**
     * The variables of a task's expressions: a field that may have several values is a sequence, any other a string,
     * and {@code a.b} is the entry {@code b} of the hash {@code a}.
     */
    static Map<String, Object> of(String project, Task task, DeploySettings settings) {
        Map<String, Object> variables = of(project, settings);
        variables.put("component", task.componentName());
        variables.put("name", task.name());
        variables.put("version", task.version());
        variables.put(
                "queue_group", LatticeNames.normalised(project) + "." + LatticeNames.normalised(task.componentName()));
        task.settings().forEach((field, values) -> {
            if (!values.isEmpty()) {
                put(variables, field, severalValues(task, field) ? values : values.get(0));
            }
        });
        return variables;
    }

    /** Puts a value under a name that may be a path of a hash and a key. */
    static void put(Map<String, Object> variables, String name, Object value) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            variables.put(name, value);
            return;
        }
        Map<String, Object> hash = new LinkedHashMap<>();
        if (variables.get(name.substring(0, dot)) instanceof Map<?, ?> before) {
            before.forEach((key, old) -> hash.put(String.valueOf(key), old));
        }
        hash.put(name.substring(dot + 1), value);
        variables.put(name.substring(0, dot), hash);
    }

    private static boolean severalValues(Task task, String field) {
        return task.type()
                .field(field)
                .map(known -> known.kind())
                .filter(FieldKind::takesSeveral)
                .isPresent();
    }
}
