package io.pelato.workflow;

import java.nio.file.Path;
import java.util.List;

/**
 * A workflow without a fault.
 *
 * @param projectName the name of the application that it becomes
 * @param file the workflow.yaml that it was read from
 * @param tasks the tasks in the user's order
 */
public record Workflow(String projectName, Path file, List<Task> tasks) {

    /** The host-type labels that any task asks for, each once, in the order of their first use. */
    public List<String> targets() {
        return tasks.stream()
                .flatMap(task -> task.targets().stream())
                .distinct()
                .toList();
    }
}
