package io.pelato.it.bench.delivery;

import java.util.Locale;

/** A way for a message to a result. Each returns the message as it is. */
public enum Way {
    /** A task with {@code delivery: at_most_once}. */
    AT_MOST_ONCE,
    /** The same task with {@code delivery: at_least_once}. */
    AT_LEAST_ONCE,
    /** The program {@code bench-components/subscriber}, which promises the same. */
    BY_HAND;

    /** The subject that messages are sent to. */
    String source() {
        return "delivery_bench." + name().toLowerCase(Locale.ROOT) + ".in";
    }

    /** The subject that results come out at. */
    String destination() {
        return "delivery_bench." + name().toLowerCase(Locale.ROOT) + ".out";
    }

    /** The stream that keeps the messages; empty where none does. */
    String stream() {
        return switch (this) {
            case AT_MOST_ONCE -> "";
            case AT_LEAST_ONCE -> "PELATO_delivery-bench_cloud";
            case BY_HAND -> "BENCH_BY_HAND";
        };
    }

    /** The stream that keeps the results of a way that keeps messages. */
    String results() {
        return "BENCH_" + name() + "_RESULTS";
    }

    /** Whether messages and results are kept in streams. */
    boolean keeps() {
        return this != AT_MOST_ONCE;
    }
}
