package io.pelato.example;

import io.pelato.workflow.Task;
import java.util.List;

/**
 * The examples of a task.
 *
 * @param task the task
 * @param examples its examples in the order of their file
 */
public record TaskExamples(Task task, List<Example> examples) {

    /** Keeps a copy. */
    public TaskExamples {
        examples = List.copyOf(examples);
    }
}
