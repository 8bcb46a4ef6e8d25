package io.pelato.it;

import io.pelato.it.maven.MavenRun;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;

/** Waits for what other processes bring about, as long as any of them takes on a busy machine. */
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Eventually() {}

    /** Waits until the question is answered with yes; fails with what is there by then. */
    public static void that(String what, Callable<Boolean> question, Supplier<String> instead) {
        try {
            waitFor(what).until(question);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(e.getMessage() + " But: " + instead.get(), e);
        }
    }

    /** Waits until a run of Maven has said a text. */
    public static void says(MavenRun run, String text) {
        that("it says: " + text, () -> run.output().contains(text), run::output);
    }

    /** Waits until a run of Maven has ended. */
    public static void ends(MavenRun run) {
        that("Maven has ended", () -> !run.isRunning(), run::output);
    }

    /** Waits until the question is answered with yes, where a question that fails counts as no; tells how long it took. */
    public static Duration that(String what, Callable<Boolean> question) {
        long start = System.nanoTime();
        waitFor(what).ignoreExceptions().until(question);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static ConditionFactory waitFor(String what) {
        return Awaitility.await(what)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .atMost(PATIENCE);
    }
}
