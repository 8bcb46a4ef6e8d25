package io.pelato.rollout;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.time.Duration;

/** The time that passes while something is waited for. */
interface Pace {

    /** How long a pause is. */
    Duration PAUSE = Duration.ofMillis(500);

    /** How long it is at first. */
    Duration SHORT_PAUSE = Duration.ofMillis(100);

    /** Until when it is short. */
    Duration SOON = Duration.ofSeconds(5);

    /** The time since this pace was made. */
    Duration elapsed();

    /** Lets half a second pass. */
    void pause();

    /** Waits until it is worth to look again: not long at first, for most waits are short. */
    void untilNextLook();

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
                sleep(PAUSE);
            }

            @Override
            public void untilNextLook() {
                sleep(elapsed().compareTo(SOON) < 0 ? SHORT_PAUSE : PAUSE);
            }

            private void sleep(Duration time) {
                try {
                    Thread.sleep(time.toMillis());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new ProblemsException(
                            Problem.of(
                                    "Interrupted while waiting for the lattice",
                                    "What was sent stays sent: see with mvn pelato:status what runs"),
                            e);
                }
            }
        };
    }
}
