package io.pelato.run;

import io.pelato.workflow.Task;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happens in a run, in its order. */
public sealed interface Happening {

    /** A task wrote these lines to its outputs or its log. */
    record Wrote(Task task, List<String> lines) implements Happening {

        /** Keeps a copy. */
        public Wrote {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Something came of a message.
     *
     * @param time when, in a run that passes over time
     */
    record Came(Task task, Effect effect, Optional<Instant> time) implements Happening {}

    /**
     * A task has failed for a message, for good.
     *
     * @param topic the topic of the message
     */
    record Failed(Task task, String topic, Outcome.Failed outcome) implements Happening {}

    /** No task reads the topic of a message from outside. */
    record Unread(String topic) implements Happening {}
}
