package io.pelato.lattice;

import java.time.Duration;

/**
 * How long a silence means that all have answered. Nobody tells how many will answer, so who answers slowly is given
 * more time: a lattice of thousands of machines behind slow links does not answer as three hosts in one rack do.
 */
final class Silence {

    private static final Duration SHORTEST = Duration.ofMillis(700);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int GAPS = 3;

    private final long start;
    private long last;
    private long longestGap;

    /** Starts at the first answer. */
    Silence(long nanos) {
        start = nanos;
        last = nanos;
    }

    /** Notes another answer. */
    void heard(long nanos) {
        longestGap = Math.max(longestGap, nanos - last);
        last = nanos;
    }

    /** Three times the longest gap so far, and half of what all answers took so far; 0.7 s to 5 s. */
    Duration enough() {
        long wanted = Math.max(GAPS * longestGap, (last - start) / 2);
        return Duration.ofNanos(Math.min(LONGEST.toNanos(), Math.max(SHORTEST.toNanos(), wanted)));
    }
}
