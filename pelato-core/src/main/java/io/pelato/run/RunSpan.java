package io.pelato.run;

import java.time.Duration;
import java.time.Instant;

/**
 * The time that a run passes over, so that schedules come to their times.
 *
 * @param from its beginning
 * @param length how long it is
 */
public record RunSpan(Instant from, Duration length) {

    /** Its end, which belongs to it. */
    public Instant to() {
        return from.plus(length);
    }
}
