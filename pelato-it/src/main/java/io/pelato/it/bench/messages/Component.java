package io.pelato.it.bench.messages;

import java.util.Locale;

/** A component of the project {@code bench-components/messages}; each sends every message on. */
enum Component {
    /** The least written by hand, its destination in its code. */
    SMALLEST,
    /** SMALLEST once more: what differs between the two is chance. */
    CONTROL,
    /** The same with its destination from the configuration. */
    CONFIGURED,
    /** A task of type processor_nats that returns its argument. */
    PELATO;

    /** The name in the workflow. */
    String componentName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The subject that it listens to. */
    String source() {
        return "message_path." + componentName() + ".in";
    }

    /** The subject that it sends to. */
    String destination() {
        return "message_path." + componentName() + ".out";
    }

    /** The component of the same code that counts allocations, if there is one. */
    boolean isCounted() {
        return this != CONTROL;
    }

    /** The subject that the counting component listens to. */
    String countedSource() {
        return "message_path.counted_" + componentName() + ".in";
    }

    /** The subject that the counting component sends its counts to. */
    String counts() {
        return "message_path.counted_" + componentName() + ".counts";
    }
}
