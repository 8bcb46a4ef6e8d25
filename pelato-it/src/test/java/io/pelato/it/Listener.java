package io.pelato.it;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A connection to one side's NATS server that keeps all that comes on some subjects, and can publish. */
public final class Listener implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 30;
    private static final long QUIET_SECONDS = 1;
    private static final int ALL_PENDING = -1;

    private final Connection connection;
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();

    private Listener(Connection connection) {
        this.connection = connection;
    }

    /** A message that came; it is looked at by its parts and never compared as a whole. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Received(String subject, byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** Listens; when this returns, the server knows the subjects. */
    public static Listener on(String natsUrl, String... subjects) {
        try {
            Connection connection = Nats.connect(
                    new Options.Builder().server(natsUrl).maxReconnects(0).build());
            var listener = new Listener(connection);
            Dispatcher dispatcher = connection.createDispatcher(
                    message -> listener.received.add(new Received(message.getSubject(), message.getData())));
            dispatcher.setPendingLimits(ALL_PENDING, ALL_PENDING);
            List.of(subjects).forEach(dispatcher::subscribe);
            connection.flush(Duration.ofSeconds(PATIENCE_SECONDS));
            return listener;
        } catch (IOException | TimeoutException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    public void publish(String subject, String body) {
        publish(subject, body.getBytes(StandardCharsets.UTF_8));
    }

    public void publish(String subject, byte[] body) {
        connection.publish(subject, body);
    }

    /** Waits until the server has all that was published. */
    public void flush() {
        try {
            connection.flush(Duration.ofSeconds(PATIENCE_SECONDS));
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The next message. */
    public Received next() {
        try {
            Received next = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("No message came within " + PATIENCE_SECONDS + " s");
            }
            return next;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** What comes until there are at least so many, or none came for some time, and then nothing came for a second. */
    public List<Received> untilQuiet(int atLeast) {
        List<Received> all = new ArrayList<>();
        try {
            while (true) {
                Received next =
                        received.poll(all.size() < atLeast ? PATIENCE_SECONDS : QUIET_SECONDS, TimeUnit.SECONDS);
                if (next == null) {
                    return all;
                }
                all.add(next);
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** What has come and was not asked for yet. */
    public List<Received> rest() {
        List<Received> rest = new ArrayList<>();
        received.drainTo(rest);
        return rest;
    }

    /** Drops what has come and what still comes, until nothing came for a second. */
    public void dropUntilQuiet() {
        try {
            while (received.poll(QUIET_SECONDS, TimeUnit.SECONDS) != null) {
                received.clear();
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** How many have come and were not asked for yet. */
    public int waiting() {
        return received.size();
    }

    @Override
    public void close() {
        // What was published may not have left yet, and a connection that closes does not wait for it.
        if (connection.getStatus() == Connection.Status.CONNECTED) {
            flush();
        }
        try {
            connection.close();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }
}
