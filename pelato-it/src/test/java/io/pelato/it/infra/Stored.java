package io.pelato.it.infra;

import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamOptions;
import io.nats.client.PublishOptions;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers that are stored one after the other, each until NATS has said that it has it, while something else happens. */
final class Stored implements AutoCloseable {
    private final Connection connection;
    private final String stream;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong longestPause = new AtomicLong();
    private final Thread thread = new Thread(this::store, "numbers to store");

    /** Makes a stream of three copies and begins. */
    Stored(Connection connection, String stream) throws IOException, JetStreamApiException {
        this.connection = connection;
        this.stream = stream;
        connection
                .jetStreamManagement()
                .addStream(StreamConfiguration.builder()
                        .name(stream)
                        .subjects(stream.toLowerCase(Locale.ROOT))
                        .storageType(StorageType.File)
                        .replicas(3)
                        .build());
        thread.start();
    }

    private void store() {
        long last = System.nanoTime();
        while (!stopping.get()) {
            if (accepted(count.get() + 1)) {
                long now = System.nanoTime();
                longestPause.accumulateAndGet(now - last, Math::max);
                last = now;
                count.incrementAndGet();
            }
            pause();
        }
    }

    private boolean accepted(long number) {
        try {
            JetStream streams = connection.jetStream(JetStreamOptions.builder()
                    .requestTimeout(Duration.ofSeconds(1))
                    .build());
            streams.publish(
                    stream.toLowerCase(Locale.ROOT),
                    Long.toString(number).getBytes(StandardCharsets.UTF_8),
                    PublishOptions.builder().messageId(Long.toString(number)).build());
            return true;
        } catch (IOException | JetStreamApiException | IllegalStateException e) {
            return false;
        }
    }

    private void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.set(true);
        }
    }

    /** How many NATS has said it has. */
    long count() {
        return count.get();
    }

    /** The longest time from one number that NATS took to the next, in seconds. */
    double longestPause() {
        return Duration.ofNanos(longestPause.get()).toMillis() / 1000.0;
    }

    /** Stops; what the stream holds, in its order. */
    List<Long> stop() throws IOException, JetStreamApiException, InterruptedException {
        close();
        List<Long> numbers = new ArrayList<>();
        var streams = connection.jetStreamManagement();
        for (long place = 1;
                place <= streams.getStreamInfo(stream).getStreamState().getLastSequence();
                place++) {
            numbers.add(
                    Long.parseLong(new String(streams.getMessage(stream, place).getData(), StandardCharsets.UTF_8)));
        }
        return numbers;
    }

    @Override
    public void close() throws InterruptedException {
        stopping.set(true);
        thread.join();
    }
}
