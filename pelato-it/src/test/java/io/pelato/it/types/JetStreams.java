package io.pelato.it.types;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.PublishOptions;
import io.nats.client.api.KeyValueEntry;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import io.nats.client.api.StreamState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a NATS server keeps, and what its services answer. */
public final class JetStreams implements AutoCloseable {

    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final Connection connection;

    public JetStreams(String natsUrl) {
        try {
            connection = Nats.connect(natsUrl);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The value under a key of a bucket, as text; absent as long as there is none, or no such bucket. */
    public Optional<String> value(String bucket, String key) {
        try {
            return Optional.ofNullable(connection.keyValue(bucket).get(key))
                    .map(KeyValueEntry::getValue)
                    .map(value -> new String(value, StandardCharsets.UTF_8));
        } catch (IOException e) {
            if (e.getCause() instanceof JetStreamApiException) {
                return Optional.empty();
            }
            throw new IllegalStateException(e);
        } catch (JetStreamApiException e) {
            return Optional.empty();
        }
    }

    /** The keys of a bucket. */
    public List<String> keys(String bucket) {
        try {
            return connection.keyValue(bucket).keys();
        } catch (IOException | JetStreamApiException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The streams of this server. */
    public List<StreamInfo> streams() {
        try {
            return connection.jetStreamManagement().getStreams();
        } catch (IOException | JetStreamApiException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes a stream. */
    void make(String name, String subject) {
        try {
            connection
                    .jetStreamManagement()
                    .addStream(StreamConfiguration.builder()
                            .name(name)
                            .subjects(subject)
                            .build());
        } catch (IOException | JetStreamApiException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stores a message; its text is its id. */
    void send(String subject, String text) {
        try {
            connection
                    .jetStream()
                    .publish(
                            subject,
                            text.getBytes(StandardCharsets.UTF_8),
                            PublishOptions.builder().messageId(text).build());
        } catch (IOException | JetStreamApiException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The texts of all messages that a stream holds, the oldest first. */
    List<String> texts(String stream) {
        try {
            JetStreamManagement management = connection.jetStreamManagement();
            StreamState state = management.getStreamInfo(stream).getStreamState();
            List<String> texts = new ArrayList<>();
            for (long n = state.getFirstSequence(); state.getMsgCount() > 0 && n <= state.getLastSequence(); n++) {
                texts.add(new String(management.getMessage(stream, n).getData(), StandardCharsets.UTF_8));
            }
            return texts;
        } catch (IOException | JetStreamApiException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many requests for messages wait at a consumer. */
    long asking(String stream, String consumer) {
        try {
            return connection
                    .jetStreamManagement()
                    .getConsumerInfo(stream, consumer)
                    .getNumWaiting();
        } catch (IOException | JetStreamApiException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Deletes a stream. */
    void delete(String name) {
        try {
            connection.jetStreamManagement().deleteStream(name);
        } catch (IOException | JetStreamApiException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a service answers to an empty request. */
    public String answer(String subject) {
        try {
            return new String(connection.request(subject, new byte[0], ANSWER).getData(), StandardCharsets.UTF_8);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public void close() {
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
