package io.pelato.it.types;

import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.PublishOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends numbers to a stream until each is stored there, as a device does that waits for acknowledgements. */
final class Deliveries implements AutoCloseable {

    private final Connection connection;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    Deliveries(String natsUrl) {
        try {
            connection = Nats.connect(new Options.Builder()
                    .server(natsUrl)
                    .maxReconnects(-1)
                    .reconnectWait(Duration.ofMillis(200))
                    .build());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Begins to send {@code RUN 0}, {@code RUN 1} and so on; the future ends when all are stored. */
    CompletableFuture<Void> begin(String subject, String run, int count, AtomicInteger stored) {
        return CompletableFuture.runAsync(
                () -> {
                    for (int n = 0; n < count; n++) {
                        send(subject, run + " " + n);
                        stored.set(n + 1);
                    }
                },
                threads);
    }

    /** Sends one message until it is stored; its text is its id, so that it is stored once. */
    void send(String subject, String text) {
        PublishOptions id = PublishOptions.builder().messageId(text).build();
        while (true) {
            try {
                JetStream stream = connection.jetStream();
                stream.publish(subject, text.getBytes(StandardCharsets.UTF_8), id);
                return;
            } catch (IOException | JetStreamApiException | IllegalStateException serverIsAway) {
                pause();
            }
        }
    }

    static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
