package io.pelato.workflow;

import io.pelato.problem.Location;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How the messages of tasks with {@code delivery: at_least_once} are kept.
 *
 * @param maxBytes how much the stream of each place may hold; what comes when it is full is refused
 * @param window how long the id of a message is remembered, so that it is recognised when it comes again
 * @param entry where messages from outside come in, when edge machines keep them in a JetStream of their own
 * @param written where in workflow.yaml it stands
 */
public record Keep(long maxBytes, Duration window, Optional<Entry> entry, Written written) {

    /** What holds where a workflow says nothing: a gigabyte for two hours, in the cloud. */
    public static final Keep USUAL = new Keep(1L << 30, Duration.ofHours(2), Optional.empty());

    /** What stands in no file. */
    public Keep(long maxBytes, Duration window, Optional<Entry> entry) {
        this(maxBytes, window, entry, Written.NOWHERE);
    }

    /** The same, with where the subjects that are kept stand. */
    Keep with(Map<String, Location> subjects) {
        return new Keep(maxBytes, window, entry, new Written(written.maxBytes(), written.entry(), subjects));
    }

    /**
     * Where the user wrote what is kept.
     *
     * @param maxBytes where {@code max_bytes} stands, if it does
     * @param entry where {@code entry} stands, if it does
     * @param subjects where each subject that is kept stands first
     */
    public record Written(Optional<Location> maxBytes, Optional<Location> entry, Map<String, Location> subjects) {

        /** Of what stands in no file. */
        public static final Written NOWHERE = new Written(Optional.empty(), Optional.empty(), Map.of());

        /** Keeps a copy. */
        public Written {
            subjects = Map.copyOf(subjects);
        }

        /** Where a subject stands, if it is known. */
        public Optional<Location> subject(String subject) {
            return Optional.ofNullable(subjects.get(subject));
        }
    }

    /** Where messages from outside come in. */
    public enum Entry {
        /** At each edge machine, whose own JetStream keeps them; its tasks go on while its link is cut. */
        EDGE
    }
}
