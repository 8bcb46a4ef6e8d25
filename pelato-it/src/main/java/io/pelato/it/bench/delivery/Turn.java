package io.pelato.it.bench.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/** The messages of one turn of one way: when each was sent, and when its result came. */
final class Turn {

    private final int number;
    private final AtomicLongArray sent;
    private final AtomicLongArray came;
    private final Semaphore results = new Semaphore(0);

    Turn(int number, int messages) {
        this.number = number;
        this.sent = new AtomicLongArray(messages);
        this.came = new AtomicLongArray(messages);
    }

    /** The body of a message of this turn. */
    byte[] body(int message, int bytes) {
        return new NumberedBody(number, message).content(bytes);
    }

    /** Notes that a message is sent now. */
    void sent(int message) {
        sent.set(message, System.nanoTime());
    }

    /** Notes a result, unless it is another turn's, or was there before. */
    void came(NumberedBody body) {
        if (body.turn() == number && came.compareAndSet(body.number(), 0, System.nanoTime())) {
            results.release();
        }
    }

    /** Waits for so many more results; false if they do not come in time. */
    boolean await(int count, long milliseconds) throws InterruptedException {
        return results.tryAcquire(count, milliseconds, TimeUnit.MILLISECONDS);
    }

    /** The seconds from sending to the result, of each message whose result has come. */
    List<Double> latencies() {
        List<Double> latencies = new ArrayList<>();
        for (int message = 0; message < came.length(); message++) {
            if (came.get(message) != 0) {
                latencies.add((came.get(message) - sent.get(message)) / 1e9);
            }
        }
        return latencies;
    }
}
