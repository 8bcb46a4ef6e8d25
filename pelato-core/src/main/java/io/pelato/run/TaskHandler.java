package io.pelato.run;

import io.pelato.workflow.Task;
import java.util.List;

/** Hands messages to tasks. */
@FunctionalInterface
public interface TaskHandler {

    /** Hands a message to a task, once. */
    Handled handle(Task task, Message message);

    /**
     * What came of a message.
     *
     * @param answer what the task made of it
     * @param effects what its provider makes of that; nothing where the task failed
     */
    record Handled(Answer answer, List<Effect> effects) {

        /** Keeps a copy. */
        public Handled {
            effects = List.copyOf(effects);
        }
    }
}
