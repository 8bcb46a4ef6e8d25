package io.pelato.stream;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamOptions;
import io.nats.client.api.AccountStatistics;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import io.nats.client.api.StreamInfoOptions;
import io.pelato.lattice.LatticeConnection;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JetStream in one place. Every method throws a {@link ProblemsException} when it does not answer or refuses. */
final class PlaceStreams {

    private static final int NOT_FOUND = 404;

    private final LatticeConnection connection;
    private final Place place;
    private final JetStreamManagement management;

    PlaceStreams(LatticeConnection connection, Place place) {
        this.connection = connection;
        this.place = place;
        Connection nats = connection.nats();
        this.management = answered(() -> nats.jetStreamManagement(place.domain()
                .map(domain -> JetStreamOptions.builder().domain(domain).build())
                .orElse(JetStreamOptions.DEFAULT_JS_OPTIONS)));
    }

    Place place() {
        return place;
    }

    /** What the account may keep and keeps. */
    AccountStatistics account() {
        return answered(management::getAccountStatistics);
    }

    /** A stream, if it is there. */
    Optional<StreamInfo> stream(String name) {
        return found(() -> management.getStreamInfo(name));
    }

    /** How many messages a stream holds on a subject. */
    long count(String stream, String subject) {
        return found(() -> management.getStreamInfo(stream, StreamInfoOptions.filterSubjects(subject)))
                .map(info -> info.getStreamState().getSubjectMap().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .orElse(0L);
    }

    /** The names of streams that capture a subject, or a part of those that it stands for. */
    List<String> keepersOf(String subject) {
        return answered(() -> management.getStreamNames(subject));
    }

    /** The consumers of a stream; none where it is not there. */
    List<ConsumerInfo> consumers(String stream) {
        return found(() -> management.getConsumers(stream)).orElse(List.of());
    }

    /** The first message from a sequence on that a filter lets through. */
    Optional<MessageInfo> next(String stream, long sequence, String filter) {
        return found(() -> management.getNextMessage(stream, sequence, filter));
    }

    /** Makes a stream. What JetStream has against it is the exception's. */
    void make(StreamConfiguration stream) throws JetStreamApiException {
        try {
            management.addStream(stream);
        } catch (IOException e) {
            throw silent(e);
        } catch (IllegalStateException e) {
            throw connection.lost(e);
        }
    }

    /** Deletes a stream, if it is there. */
    void delete(String stream) {
        found(() -> management.deleteStream(stream));
    }

    /** Deletes a consumer, if it is there. */
    void deleteConsumer(String stream, String consumer) {
        found(() -> management.deleteConsumer(stream, consumer));
    }

    /** Who has made a stream, by what Pelato's messaging provider writes into it. */
    static Map<String, String> metadata(StreamInfo stream) {
        return Optional.ofNullable(stream.getConfiguration().getMetadata()).orElse(Map.of());
    }

    private <T> Optional<T> found(Asking<T> asking) {
        try {
            return Optional.ofNullable(asking.ask());
        } catch (JetStreamApiException e) {
            if (e.getErrorCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw refused(e);
        } catch (IOException e) {
            throw silent(e);
        } catch (IllegalStateException e) {
            throw connection.lost(e);
        }
    }

    private <T> T answered(Asking<T> asking) {
        try {
            return asking.ask();
        } catch (JetStreamApiException e) {
            throw refused(e);
        } catch (IOException e) {
            throw silent(e);
        } catch (IllegalStateException e) {
            throw connection.lost(e);
        }
    }

    private ProblemsException refused(JetStreamApiException cause) {
        return new ProblemsException(
                Problem.of(
                        place.shown() + " at " + connection.server() + " says: " + cause.getMessage(),
                        "Enable JetStream for this user's account, or name the domain that has it in"
                                + " pelato.nats.domain"),
                cause);
    }

    private ProblemsException silent(IOException cause) {
        connection.expect(List.of());
        return new ProblemsException(
                Problem.of(
                        place.shown() + " does not answer at " + connection.server(),
                        "Connect with a server that has JetStream (pelato.nats.url), or name its domain"
                                + " (pelato.nats.domain)"),
                cause);
    }

    /** A question to JetStream. */
    private interface Asking<T> {
        T ask() throws IOException, JetStreamApiException;
    }
}
