package io.pelato.it.demo;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Nats;
import io.nats.client.support.JsonParseException;
import io.nats.client.support.JsonParser;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The ids of the readings that pass on a topic. */
final class Readings implements AutoCloseable {

    private final Connection connection;
    private final Set<String> ids = new ConcurrentSkipListSet<>();

    private Readings(Connection connection) {
        this.connection = connection;
    }

    static Readings on(String natsUrl, String topic) throws IOException, InterruptedException {
        var readings = new Readings(Nats.connect(natsUrl));
        Dispatcher dispatcher =
                readings.connection.createDispatcher(message -> readings.ids.add(id(message.getData())));
        dispatcher.subscribe(topic);
        try {
            readings.connection.flush(Duration.ofSeconds(10));
        } catch (TimeoutException e) {
            throw new IOException(e);
        }
        return readings;
    }

    /** Waits until this many have passed. */
    void awaitAtLeast(int count, long seconds) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (ids.size() < count) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(ids.size() + " readings in " + seconds + " s, not " + count);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Those that have passed up to now. */
    Set<String> ids() {
        return new TreeSet<>(ids);
    }

    private static String id(byte[] reading) {
        try {
            return JsonParser.parse(reading).map.get("id").string;
        } catch (JsonParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        connection.close();
    }
}
