package io.pelato.application;

import io.pelato.workflow.Task;
import io.pelato.workflow.Workflow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the component of a task reads at run time, for whoever runs it without a lattice. */
public final class ComponentConfig {

    private ComponentConfig() {}

    /**
     * The values by key, the same as on a lattice. No component is given a password.
     *
     * @throws io.pelato.problem.ProblemsException with every expression that cannot be evaluated
     */
    public static Map<String, String> of(Workflow workflow, Task task) {
        var nowhere = new DeploySettings("", HttpListener.defaults(), Map.of(), Map.of());
        Map<String, String> config = new LinkedHashMap<>();
        new TaskParts(workflow, task, List.of(), nowhere)
                .runtimeConfig()
                .values()
                .forEach((key, value) -> {
                    if (value instanceof ConfigValue.Open open) {
                        config.put(key, open.text());
                    }
                });
        return config;
    }
}
