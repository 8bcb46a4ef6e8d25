package io.pelato.it.delivery;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.PublishOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends {@code RUN 0}, {@code RUN 1} and so on to a stream at a steady pace until it is told to end, each until it is
 * stored, as a device does that waits for acknowledgements. What could not be sent in time is caught up with.
 */
final class Load implements AutoCloseable {

    /** How many messages a run has at least; {@code -Dpelato.it.delivery=100000} sends as many. */
    static final int LEAST = Integer.getInteger("pelato.it.delivery", 2_000);

    /** How many are sent in a second. */
    static final int RATE = Integer.getInteger("pelato.it.delivery.rate", 200);

    private final Connection connection;
    private final String subject;
    private final String run;
    private final int perSecond;
    private final AtomicInteger sent = new AtomicInteger();
    private final Thread sender = new Thread(this::send, "load");
    private volatile int last = Integer.MAX_VALUE;

    private Load(String natsUrl, String subject, String run, int perSecond) {
        this.connection = connected(natsUrl);
        this.subject = subject;
        this.run = run;
        this.perSecond = perSecond;
    }

    /** Begins to send at the usual rate. */
    static Load begin(String natsUrl, String subject, String run) {
        return begin(natsUrl, subject, run, RATE);
    }

    /** Begins to send this many messages a second. */
    static Load begin(String natsUrl, String subject, String run, int perSecond) {
        var load = new Load(natsUrl, subject, run, perSecond);
        load.sender.setDaemon(true);
        load.sender.start();
        return load;
    }

    /** How many are stored by now. */
    int sent() {
        return sent.get();
    }

    /** Ends as soon as there are this many, and tells how many there are. */
    int finish(int least) {
        last = Math.max(least, sent.get() + 1);
        try {
            sender.join();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        return sent();
    }

    private void send() {
        long start = System.nanoTime();
        for (int n = 0; n < last && !Thread.currentThread().isInterrupted(); n++) {
            long due = start + n * TimeUnit.SECONDS.toNanos(1) / perSecond;
            sleep(due - System.nanoTime());
            store(connection, subject, run + " " + n);
            sent.set(n + 1);
        }
    }

    /** Sends one message until it is stored; its text is its id, so that it is stored once. */
    static void store(Connection connection, String subject, String text) {
        PublishOptions id = PublishOptions.builder().messageId(text).build();
        while (true) {
            try {
                connection.jetStream().publish(subject, text.getBytes(StandardCharsets.UTF_8), id);
                return;
            } catch (IOException | JetStreamApiException | IllegalStateException serverIsAway) {
                sleep(TimeUnit.MILLISECONDS.toNanos(200));
            }
        }
    }

    /** A connection that comes back by itself. */
    static Connection connected(String natsUrl) {
        try {
            return Nats.connect(new Options.Builder()
                    .server(natsUrl)
                    .maxReconnects(-1)
                    .reconnectWait(Duration.ofMillis(200))
                    .build());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static void sleep(long nanoseconds) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanoseconds);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }

    @Override
    public void close() {
        sender.interrupt();
        try {
            connection.close();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }
}
