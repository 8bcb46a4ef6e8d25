package io.pelato.workflow;

import java.time.Duration;
import java.util.Optional;

/**
 * How the messages of tasks with {@code delivery: at_least_once} are kept.
 *
 * @param maxBytes how much the stream of each place may hold; what comes when it is full is refused
 * @param window how long the id of a message is remembered, so that it is recognised when it comes again
 * @param entry where messages from outside come in, when edge machines keep them in a JetStream of their own
 */
public record Keep(long maxBytes, Duration window, Optional<Entry> entry) {

    /** What holds where a workflow says nothing: a gigabyte for two hours, in the cloud. */
    public static final Keep USUAL = new Keep(1L << 30, Duration.ofHours(2), Optional.empty());

    /** Where messages from outside come in. */
    public enum Entry {
        /** At each edge machine, whose own JetStream keeps them; its tasks go on while its link is cut. */
        EDGE
    }
}
