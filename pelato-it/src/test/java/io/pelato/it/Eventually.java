package io.pelato.it;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what other processes bring about. */
public final class Eventually {

    private static final long PATIENCE_SECONDS = 90;

    private Eventually() {}

    /** Waits until the question is answered with yes; fails with what is there by then. */
    public static void that(String what, BooleanSupplier question, Supplier<String> instead) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!question.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not within " + PATIENCE_SECONDS + " s: " + what + ", but: " + instead.get());
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
