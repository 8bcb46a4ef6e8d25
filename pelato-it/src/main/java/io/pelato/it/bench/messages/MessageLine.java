package io.pelato.it.bench.messages;

import io.nats.client.Connection;
import io.nats.client.Nats;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends messages to a component and receives what it sends on. */
public final class MessageLine implements AutoCloseable {

    /** A message that gets lost on its way to a task is given again after half a minute, where it is kept. */
    private static final int SECONDS = 90;

    private static final byte[] PROBE = {'?'};
    private static final int PROBES = 240;
    private static final int PROBE_MILLISECONDS = 500;

    private final String source;
    private final String destination;
    private final Connection connection;
    private final Semaphore arrived = new Semaphore(0);
    private final Semaphore probed = new Semaphore(0);
    private volatile int lengthExpected;
    private volatile boolean changed;

    private MessageLine(String source, String destination, Connection connection) {
        this.source = source;
        this.destination = destination;
        this.connection = connection;
    }

    static MessageLine through(Component component, String natsUrl) throws IOException, InterruptedException {
        return between(component.source(), component.destination(), natsUrl);
    }

    /**
     * A line through whatever takes messages from one subject and sends each, as it is, to another.
     *
     * @throws IOException when NATS cannot be reached
     */
    public static MessageLine between(String source, String destination, String natsUrl)
            throws IOException, InterruptedException {
        var line = new MessageLine(source, destination, Nats.connect(natsUrl));
        line.connection
                .createDispatcher(message -> {
                    // A probe may be late, or come twice to a host that was just started.
                    if (message.getData().length == PROBE.length) {
                        line.probed.release();
                        return;
                    }
                    line.changed |= message.getData().length != line.lengthExpected;
                    line.arrived.release();
                })
                .subscribe(destination);
        try {
            line.connection.flush(Duration.ofSeconds(SECONDS));
        } catch (TimeoutException e) {
            throw new IOException(e);
        }
        return line;
    }

    /**
     * Waits until messages come out.
     *
     * @throws IllegalStateException when none does within two minutes
     */
    public void awaitOpen() throws InterruptedException {
        for (int probe = 0; probe < PROBES; probe++) {
            connection.publish(source, PROBE);
            if (probed.tryAcquire(PROBE_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                // Others that waited are worked on before anything is measured.
                TimeUnit.MILLISECONDS.sleep(PROBE_MILLISECONDS);
                return;
            }
        }
        throw new IllegalStateException("No message to " + source + " comes out at " + destination);
    }

    /** How many messages pass in a second while a bounded number of them is under way. */
    public double throughput(Body body) throws InterruptedException {
        byte[] content = content(body);
        long start = System.nanoTime();
        for (int sent = 0; sent < body.messages(); sent++) {
            if (sent >= body.underWay()) {
                awaitOne();
            }
            connection.publish(source, content);
        }
        for (int left = 0; left < body.underWay(); left++) {
            awaitOne();
        }
        return body.messages() / seconds(System.nanoTime() - start);
    }

    /** How long each message takes, in seconds, when there is no other. */
    List<Double> latencies(Body body) throws InterruptedException {
        byte[] content = content(body);
        List<Double> latencies = new ArrayList<>();
        for (int sent = 0; sent < body.alone(); sent++) {
            long start = System.nanoTime();
            connection.publish(source, content);
            awaitOne();
            latencies.add(seconds(System.nanoTime() - start));
        }
        return latencies;
    }

    private byte[] content(Body body) {
        lengthExpected = body.bytes();
        return body.content();
    }

    private void awaitOne() throws InterruptedException {
        if (!arrived.tryAcquire(SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("A message to " + source + " of " + lengthExpected
                    + " bytes has not come out at " + destination + " within " + SECONDS + " s");
        }
        if (changed) {
            throw new IllegalStateException("A message to " + source + " came out with another length");
        }
    }

    private static double seconds(long nanoseconds) {
        return nanoseconds / 1e9;
    }

    @Override
    public void close() throws InterruptedException {
        connection.close();
    }
}
