package io.pelato.workflow;

import io.pelato.module.TaskModule;
import io.pelato.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A workflow without a fault.
 *
 * @param projectName the name of the application that it becomes
 * @param file the workflow.yaml that it was read from
 * @param tasks the tasks in the user's order
 * @param warnings what works and is hardly meant, in the order of the files; each with its place
 * @param keep how the messages of tasks with {@code delivery: at_least_once} are kept
 * @param module the Go module that the tasks are, if they are one
 */
public record Workflow(
        String projectName,
        Path file,
        List<Task> tasks,
        List<Problem> warnings,
        Keep keep,
        Optional<TaskModule> module) {

    /** A workflow that says nothing of how messages are kept. */
    public Workflow(String projectName, Path file, List<Task> tasks, List<Problem> warnings) {
        this(projectName, file, tasks, warnings, Keep.USUAL, Optional.empty());
    }

    /** A workflow of which there is nothing to warn. */
    public Workflow(String projectName, Path file, List<Task> tasks) {
        this(projectName, file, tasks, List.of());
    }
}
