package io.pelato;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.template.NearestName;
import io.pelato.workflow.Task;
import io.pelato.workflow.Workflow;
import java.util.List;

/** Finds out which task somebody means. */
final class NamedTask {

    private NamedTask() {}

    /**
     * The task of a name or component_name.
     *
     * @param parameter where the name was set, for messages
     * @throws ProblemsException when there is no such task
     */
    static Task of(Workflow workflow, String name, String parameter) {
        return workflow.tasks().stream()
                .filter(task -> task.componentName().equals(name) || task.name().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> names =
                            workflow.tasks().stream().map(Task::componentName).toList();
                    return new ProblemsException(Problem.of(
                            parameter + " names \"" + name + "\", and the workflow has no such task",
                            NearestName.advice(name, names)));
                });
    }
}
