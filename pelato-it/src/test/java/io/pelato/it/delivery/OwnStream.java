package io.pelato.it.delivery;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A stream of the user's own that keeps what a task sends, and refuses what is too much for it. */
final class OwnStream implements AutoCloseable {

    private final Connection connection;
    private final StreamConfiguration.Builder configuration;
    private final String name;

    /** Makes the stream. */
    OwnStream(String natsUrl, String name, String subject, long mostMessages) {
        this.connection = Load.connected(natsUrl);
        this.name = name;
        this.configuration = StreamConfiguration.builder()
                .name(name)
                .subjects(subject)
                .maxMessages(mostMessages)
                .discardPolicy(DiscardPolicy.New);
        try {
            management().addStream(configuration.build());
        } catch (IOException | JetStreamApiException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes room. */
    void widen(long mostMessages) {
        try {
            management().updateStream(configuration.maxMessages(mostMessages).build());
        } catch (IOException | JetStreamApiException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many messages it holds. */
    long count() {
        return state().getMsgCount();
    }

    /** All that it holds, as texts. */
    List<String> texts() {
        return bodies().stream()
                .map(body -> new String(body, StandardCharsets.UTF_8))
                .toList();
    }

    /** All that it holds, in its order. */
    List<byte[]> bodies() {
        List<byte[]> bodies = new ArrayList<>();
        try {
            StreamState state = state();
            for (long at = state.getFirstSequence(); at <= state.getLastSequence(); at++) {
                bodies.add(management().getMessage(name, at).getData());
            }
            return bodies;
        } catch (IOException | JetStreamApiException e) {
            throw new IllegalStateException(e);
        }
    }

    private StreamState state() {
        try {
            return management().getStreamInfo(name).getStreamState();
        } catch (IOException | JetStreamApiException e) {
            throw new IllegalStateException(e);
        }
    }

    private JetStreamManagement management() throws IOException {
        return connection.jetStreamManagement();
    }

    /** Takes the stream away. */
    @Override
    public void close() {
        try {
            management().deleteStream(name);
            connection.close();
        } catch (IOException | JetStreamApiException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
