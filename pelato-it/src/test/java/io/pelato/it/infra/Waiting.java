package io.pelato.it.infra;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for something that other processes bring about. */
final class Waiting {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Waiting() {}

    /** Waits until the question is answered with yes; a question that fails counts as no. */
    static Duration until(String what, Callable<Boolean> question) {
        long start = System.nanoTime();
        Exception last = null;
        while (System.nanoTime() - start < PATIENCE.toNanos()) {
            try {
                if (question.call()) {
                    return Duration.ofNanos(System.nanoTime() - start);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (Exception e) {
                last = e;
            }
            pause(Duration.ofMillis(100));
        }
        throw new AssertionError("Not within " + PATIENCE.toSeconds() + " s: " + what, last);
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
