package io.pelato.it.demo;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import io.nats.client.PushSubscribeOptions;
import io.nats.client.support.JsonParseException;
import io.nats.client.support.JsonParser;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;

/** The ids of the readings that a stream has taken on a topic: these must not be lost. */
final class Readings implements AutoCloseable {

    private static final int STREAM_SECONDS = 60;
    private static final int PAUSE_MILLISECONDS = 100;

    private final Connection connection;
    private final Set<String> ids = new ConcurrentSkipListSet<>();

    private Readings(Connection connection) {
        this.connection = connection;
    }

    /** Begins to look, as soon as the provider of a deployed workflow has made the stream. */
    static Readings of(String natsUrl, String stream, String topic) throws IOException, InterruptedException {
        var readings = new Readings(Nats.connect(natsUrl));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STREAM_SECONDS);
        while (!readings.lookedInto(stream, topic)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("There is no stream " + stream + " after " + STREAM_SECONDS + " s");
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLISECONDS);
        }
        return readings;
    }

    private boolean lookedInto(String stream, String topic) throws IOException {
        try {
            connection
                    .jetStream()
                    .subscribe(
                            topic,
                            connection.createDispatcher(),
                            message -> ids.add(id(message.getData())),
                            false,
                            PushSubscribeOptions.builder().stream(stream)
                                    .ordered(true)
                                    .build());
            return true;
        } catch (JetStreamApiException | IllegalStateException notThereYet) {
            return false;
        }
    }

    /** Waits until there are this many. */
    void awaitAtLeast(int count, long seconds) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (ids.size() < count) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(ids.size() + " readings in " + seconds + " s, not " + count);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLISECONDS);
        }
    }

    /** Those that were taken up to now. */
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
