package io.pelato.deploy;

import java.time.Duration;

/** The time that passes while something is waited for. */
interface Pace {

    /** The time since this pace was made. */
    Duration elapsed();

    /** Waits until it is worth to look again. */
    void pause();

    /** A pace of the real clock. */
    static Pace real() {
        long start = System.nanoTime();
        return new Pace() {
            @Override
            public Duration elapsed() {
                return Duration.ofNanos(System.nanoTime() - start);
            }

            @Override
            public void pause() {
                try {
                    Thread.sleep(500);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted while waiting for the lattice", e);
                }
            }
        };
    }
}
