package io.pelato.registry;

import java.time.Duration;

/**
 * How long a registry may take.
 *
 * @param probe for each of the two requests that find out whether it is there
 * @param answer for a question: a login, a look whether something is there
 * @param transfer for a blob or a manifest on its way
 * @param pause before the first try after one that failed in passing; doubled for each further one
 * @param longestPause how long a registry may ask to be left alone before that ends the work
 */
record Limits(Duration probe, Duration answer, Duration transfer, Duration pause, Duration longestPause) {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    static final Limits USUAL = new Limits(Duration.ofSeconds(4), Duration.ofSeconds(10), Duration.ofMinutes(5));

    /** Limits with the usual pauses. */
    Limits(Duration probe, Duration answer, Duration transfer) {
        this(probe, answer, transfer, PAUSE, LONGEST_PAUSE);
    }

    /** The same with other pauses. */
    Limits pausing(Duration first, Duration longest) {
        return new Limits(probe, answer, transfer, first, longest);
    }
}
