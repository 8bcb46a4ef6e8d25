package io.pelato.build;

import java.time.Duration;
import java.time.Instant;

/** When a piece of work began. */
record Stopwatch(Instant start, long nanos) {

    static Stopwatch started() {
        return new Stopwatch(Instant.now(), System.nanoTime());
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
