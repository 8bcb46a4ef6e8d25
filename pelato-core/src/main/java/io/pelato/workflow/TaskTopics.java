package io.pelato.workflow;

import io.pelato.problem.Location;
import io.pelato.template.Delivery;
import java.util.List;

/**
 * What a task reads from and writes to.
 *
 * @param task the task's name
 * @param at where the task stands
 * @param reads the subjects whose messages start it
 * @param writes the subjects that it sends to, its error topic among them
 * @param loop whether what it sends may start it again
 * @param delivery what becomes of what it reads when something dies
 */
record TaskTopics(String task, Location at, List<Topic> reads, List<Topic> writes, Loop loop, Delivery delivery) {

    /** Whether a task may start itself. */
    enum Loop {
        FAULT,
        ALLOWED
    }

    /**
     * A subject in a field of a task.
     *
     * @param subject the subject, perhaps with wildcards
     * @param field the field's name
     * @param at where it stands; the task's place for one that is not written but the default
     */
    record Topic(String subject, String field, Location at) {}
}
