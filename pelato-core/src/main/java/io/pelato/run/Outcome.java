package io.pelato.run;

import java.util.List;

/** What became of a message in the hands of a component. */
public sealed interface Outcome {

    /** The task did its work; what it returned may be nothing. */
    record Returned(List<Outgoing> outgoing) implements Outcome {

        /** Keeps a copy. */
        public Returned {
            outgoing = List.copyOf(outgoing);
        }
    }

    /** It did not. */
    sealed interface Failed extends Outcome {

        /** Why, as the message's report has it on a lattice. */
        String reason();

        /** Whether the component could not tell of it. */
        default boolean isSilent() {
            return false;
        }
    }

    /** The task returned an error, or what it returned cannot be sent or stored. */
    record Refused(String reason) implements Failed {}

    /** It failed for a reason that may pass; on a lattice it would be tried again. */
    record TryAgain(String reason) implements Failed {}

    /** The task ended the component: a panic, or {@code os.Exit}. */
    record Ended(String reason) implements Failed {}

    /** The runtime ended the component, such as for memory that it may not touch. */
    record Trapped(String reason) implements Failed {

        @Override
        public boolean isSilent() {
            return true;
        }
    }

    /** The task was ended because its time was over. */
    record TookTooLong(String reason) implements Failed {

        @Override
        public boolean isSilent() {
            return true;
        }
    }
}
