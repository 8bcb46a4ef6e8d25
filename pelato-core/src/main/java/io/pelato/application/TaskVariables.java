package io.pelato.application;

import io.pelato.template.CommonFields;
import io.pelato.workflow.Task;
import io.pelato.workflow.Workflow;
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
        variables.put("nats_domain", settings.natsDomain().orElse(""));
        variables.put("http_address", settings.http().address());
        variables.put(
                "http_timeout_ms", String.valueOf(settings.http().timeout().toMillis()));
        return variables;
    }

    /** The variables of a task's expressions: those of no task, the task's own, and its queue group. */
    static Map<String, Object> of(Workflow workflow, Task task, DeploySettings settings) {
        String project = workflow.projectName();
        Map<String, Object> variables = of(project, settings);
        variables.put("kept", new MessagePlan(workflow).variables(task));
        variables.putAll(task.variables());
        variables.put(CommonFields.DELIVERY, task.delivery().key());
        variables.put(
                "queue_group", LatticeNames.normalised(project) + "." + LatticeNames.normalised(task.componentName()));
        return variables;
    }

    /** Puts a value under a name that may be a path of a hash and a key, such as {@code database.password}. */
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
}
