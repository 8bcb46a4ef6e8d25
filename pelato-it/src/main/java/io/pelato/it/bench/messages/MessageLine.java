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
final class MessageLine implements AutoCloseable {

    private static final int SECONDS = 30;

    private final Component component;
    private final Connection connection;
    private final Semaphore arrived = new Semaphore(0);
    private volatile int lengthExpected;
    private volatile boolean changed;

    private MessageLine(Component component, Connection connection) {
        this.component = component;
        this.connection = connection;
    }

    static MessageLine through(Component component, String natsUrl) throws IOException, InterruptedException {
        var line = new MessageLine(component, Nats.connect(natsUrl));
        line.connection
                .createDispatcher(message -> {
                    line.changed |= message.getData().length != line.lengthExpected;
                    line.arrived.release();
                })
                .subscribe(component.destination());
        try {
            line.connection.flush(Duration.ofSeconds(SECONDS));
        } catch (TimeoutException e) {
            throw new IOException(e);
        }
        return line;
    }

    /** How many messages pass in a second while a bounded number of them is under way. */
    double throughput(Body body) throws InterruptedException {
        byte[] content = content(body);
        long start = System.nanoTime();
        for (int sent = 0; sent < body.messages(); sent++) {
            if (sent >= body.underWay()) {
                awaitOne();
            }
            connection.publish(component.source(), content);
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
            connection.publish(component.source(), content);
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
            throw new IllegalStateException("A message to " + component.source() + " of " + lengthExpected
                    + " bytes has not come out at " + component.destination() + " within " + SECONDS + " s");
        }
        if (changed) {
            throw new IllegalStateException("A message to " + component.source() + " came out with another length");
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
