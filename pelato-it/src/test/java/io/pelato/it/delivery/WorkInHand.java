package io.pelato.it.delivery;

import io.pelato.it.Eventually;
import java.util.concurrent.TimeUnit;

/** Strikes a task while it works on messages, and tells whether any of them was hit. */
final class WorkInHand {

    /** So many messages are handed out before a strike that the task is surely back from the one before. */
    private static final int BACK = 20;

    private final KeptStream stream;
    private final String task;
    private long handedOut;
    private long orphans;

    WorkInHand(KeptStream stream, String task) {
        this.stream = stream;
        this.task = task;
    }

    /**
     * Waits until the task has messages in hand, and kills who works on them. It hit some if afterwards more messages are
     * not acknowledged than the strike before may have left.
     */
    boolean hitBy(Runnable kill) {
        await();
        kill.run();
        long after = stream.inHand(task).orElse(0);
        boolean hit = after > orphans;
        orphans = after;
        handedOut = stream.handedOut(task);
        return hit;
    }

    /** The same for a server, which cannot be asked after it was killed: there is work when it is struck. */
    boolean thereWhen(Runnable kill) {
        await();
        kill.run();
        orphans = Long.MAX_VALUE;
        handedOut = 0;
        return true;
    }

    /** Waits until somebody works on messages again. */
    void awaitMore() {
        await();
    }

    private void await() {
        Eventually.that(
                "the task " + task + " works",
                () -> stream.handedOut(task) >= handedOut + BACK
                        && stream.inHand(task).orElse(0) > 0,
                stream::shown);
        if (orphans == Long.MAX_VALUE) {
            orphans = 0;
        }
    }

    /** Waits, where the length of an outage is what is tested. */
    static void pause(int seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
