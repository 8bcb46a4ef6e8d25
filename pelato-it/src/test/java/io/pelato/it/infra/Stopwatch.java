package io.pelato.it.infra;

import java.time.Duration;
import java.util.Locale;

/** Tells how long something took, for the figures on the pages; no test asks for them. Runs from when it is made. */
final class Stopwatch {
    private final long start = System.nanoTime();

    /**
     * Prints the seconds since then.
     *
     * @param format says where they stand, such as {@code rolled out after %.1f s}
     */
    void tell(String format) {
        tell(format, Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0);
    }

    static void tell(String format, double seconds) {
        System.out.printf(Locale.ROOT, "kubernetes: " + format + "%n", seconds);
    }
}
