package io.pelato;

import io.pelato.lattice.PassedMessage;
import java.util.List;

/** Hears what passes on topics. */
public interface TailListener {

    /** Gives what ends the listening, from any thread. */
    default void endsBy(Runnable end) {
        // Who never ends it needs nothing.
    }

    /** From now on every message on these topics is heard. */
    void listening(List<String> topics);

    /** A message has passed. */
    void passed(PassedMessage message);
}
