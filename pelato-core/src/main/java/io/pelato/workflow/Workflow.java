package io.pelato.workflow;

import io.pelato.problem.Problem;
import java.nio.file.Path;
import java.util.List;

/**
 * A workflow without a fault.
 *
 * @param projectName the name of the application that it becomes
 * @param file the workflow.yaml that it was read from
 * @param tasks the tasks in the user's order
 * @param warnings what works and is hardly meant, in the order of the files; each with its place
 */
public record Workflow(String projectName, Path file, List<Task> tasks, List<Problem> warnings) {

    /** A workflow of which there is nothing to warn. */
    public Workflow(String projectName, Path file, List<Task> tasks) {
        this(projectName, file, tasks, List.of());
    }
}
