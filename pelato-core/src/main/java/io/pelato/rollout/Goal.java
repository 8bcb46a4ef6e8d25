package io.pelato.rollout;

import io.pelato.lattice.LatticeEvent;
import io.pelato.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A state of the lattice that somebody waits for. */
interface Goal {

    /** The ids on the hosts that it is about. */
    Set<String> ids();

    /** What is not so yet, each a line for people; empty when the goal is reached. */
    List<String> missing();

    /** Notes what hosts did. */
    default void note(LatticeEvent event, Duration now) {}

    /** Why the goal will not be reached; none while there is hope. */
    default List<Problem> hopeless(Duration now) {
        return List.of();
    }

    /** Gives the order again. */
    void repeat();

    /** What to say when the time is over. */
    Problem tooLate(List<String> missing, Duration timeout);
}
