package io.pelato.it.bench.delivery;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Sends messages one way, and notes when their results come. */
final class DeliveryLine implements AutoCloseable {

    /** That the server is away for a moment is what the measurement does. */
    private static final class QuietListener implements ErrorListener {}

    private static final int PATIENCE_SECONDS = 60;
    private static final int PROBE_MILLISECONDS = 500;

    private final Way way;
    private final Connection connection;
    private int turns;
    private volatile Turn turn = new Turn(0, 0);

    private DeliveryLine(Way way, Connection connection) {
        this.way = way;
        this.connection = connection;
    }

    static DeliveryLine through(Way way, String natsUrl) throws IOException, InterruptedException {
        var line = new DeliveryLine(
                way,
                Nats.connect(new Options.Builder()
                        .server(natsUrl)
                        .maxReconnects(-1)
                        .reconnectWait(Duration.ofMillis(200))
                        .errorListener(new QuietListener())
                        .build()));
        line.connection
                .createDispatcher(result -> line.turn.came(NumberedBody.of(result.getData())))
                .subscribe(way.destination());
        return line;
    }

    /**
     * Waits until messages come out.
     *
     * @throws IllegalStateException when none does within a minute
     */
    void awaitOpen() throws InterruptedException {
        int probes = PATIENCE_SECONDS * 1000 / PROBE_MILLISECONDS;
        Turn probing = begin(probes);
        for (int probe = 0; probe < probes; probe++) {
            send(probing, probe, Size.MEASURED.get(0));
            if (probing.await(1, PROBE_MILLISECONDS)) {
                return;
            }
        }
        throw new IllegalStateException("No message to " + way.source() + " comes out at " + way.destination());
    }

    /** How many messages pass in a second while a bounded number of them is under way. */
    double throughput(Size size) throws InterruptedException {
        Turn all = begin(size.messages());
        long start = System.nanoTime();
        for (int message = 0; message < size.messages(); message++) {
            if (message >= size.underWay()) {
                await(all, 1, size);
            }
            send(all, message, size);
        }
        await(all, size.underWay(), size);
        return size.messages() * 1e9 / (System.nanoTime() - start);
    }

    /** How long each message takes, in seconds, at a rate that leaves time to spare. */
    List<Double> latencies(Size size) throws InterruptedException {
        Turn all = begin(size.timed());
        long start = System.nanoTime();
        for (int message = 0; message < size.timed(); message++) {
            long due = start + message * TimeUnit.SECONDS.toNanos(1) / size.perSecond();
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            send(all, message, size);
        }
        await(all, size.timed(), size);
        return all.latencies();
    }

    private Turn begin(int messages) {
        turn = new Turn(++turns, messages);
        return turn;
    }

    private void send(Turn of, int message, Size size) {
        byte[] body = of.body(message, size.bytes());
        of.sent(message);
        connection.publish(way.source(), body);
    }

    private void await(Turn of, int results, Size size) throws InterruptedException {
        if (!of.await(results, TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS))) {
            throw new IllegalStateException("A message to " + way.source() + " of " + size.bytes()
                    + " bytes has not come out at " + way.destination() + " within " + PATIENCE_SECONDS + " s");
        }
    }

    @Override
    public void close() throws InterruptedException {
        connection.close();
    }
}
