package io.pelato.it.bench.delivery;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.time.Duration;

/** The streams of the ways that keep messages. */
record KeptStreams(String natsUrl) {

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final long MAX_BYTES = 1L << 30;

    private interface Action {
        void on(JetStreamManagement streams, Way way) throws IOException, JetStreamApiException;
    }

    /** Makes a stream for the results of each. */
    void makeResults() throws IOException, InterruptedException {
        each((streams, way) -> streams.addStream(StreamConfiguration.builder()
                .name(way.results())
                .subjects(way.destination())
                .storageType(StorageType.File)
                .discardPolicy(DiscardPolicy.Old)
                .maxBytes(MAX_BYTES)
                .duplicateWindow(WINDOW)
                .build()));
    }

    /** Takes all messages out. */
    void empty() throws IOException, InterruptedException {
        each((streams, way) -> {
            streams.purgeStream(way.stream());
            streams.purgeStream(way.results());
        });
    }

    /** Deletes the streams of results, and that of the program written by hand. */
    void delete() throws IOException, InterruptedException {
        each((streams, way) -> streams.deleteStream(way.results()));
        try (Connection connection = Nats.connect(natsUrl)) {
            connection.jetStreamManagement().deleteStream(Way.BY_HAND.stream());
        } catch (JetStreamApiException e) {
            throw new IOException(e);
        }
    }

    private void each(Action action) throws IOException, InterruptedException {
        try (Connection connection = Nats.connect(natsUrl)) {
            for (Way way : Way.values()) {
                if (way.keeps()) {
                    action.on(connection.jetStreamManagement(), way);
                }
            }
        } catch (JetStreamApiException e) {
            throw new IOException(e);
        }
    }
}
