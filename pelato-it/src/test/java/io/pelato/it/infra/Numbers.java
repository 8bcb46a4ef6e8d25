package io.pelato.it.infra;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.pelato.it.Eventually;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers of the readings that arrive on a subject, in the order of their arrival. */
final class Numbers {
    private static final Pattern NUMBER = Pattern.compile("\"number\":(\\d+)");

    private static final long PROBE = 999_999_999;

    private final AtomicBoolean probed = new AtomicBoolean();
    private final Queue<Long> arrived = new ConcurrentLinkedQueue<>();

    private Numbers() {}

    static Numbers on(Connection connection, String subject) {
        Numbers numbers = new Numbers();
        Dispatcher dispatcher = connection.createDispatcher(
                message -> numberIn(message.getData()).ifPresent(numbers::add));
        dispatcher.subscribe(subject);
        return numbers;
    }

    private void add(long number) {
        if (number == PROBE) {
            probed.set(true);
        } else {
            arrived.add(number);
        }
    }

    /** Waits until messages from elsewhere arrive: who listens is known there a moment after the subscription. */
    void awaitInterest(Connection elsewhere, String subject) {
        Eventually.that("messages on " + subject + " arrive", () -> {
            elsewhere.publish(subject, reading(PROBE));
            return probed.get();
        });
    }

    /** The numbers of all readings that a stream holds, from a place in it on. */
    static List<Long> ofStream(Connection connection, String stream, long first)
            throws IOException, JetStreamApiException {
        JetStreamManagement streams = connection.jetStreamManagement();
        List<Long> numbers = new ArrayList<>();
        long last = streams.getStreamInfo(stream).getStreamState().getLastSequence();
        for (long place = first; place <= last; place++) {
            numbers.add(numberIn(streams.getMessage(stream, place).getData()).orElseThrow());
        }
        return numbers;
    }

    private static Optional<Long> numberIn(byte[] body) {
        Matcher matcher = NUMBER.matcher(new String(body, StandardCharsets.UTF_8));
        return matcher.find() ? Optional.of(Long.valueOf(matcher.group(1))) : Optional.empty();
    }

    List<Long> list() {
        return List.copyOf(arrived);
    }

    int count() {
        return arrived.size();
    }

    boolean contains(long number) {
        return arrived.contains(number);
    }

    static byte[] reading(long number) {
        return ("{\"device\":\"sensor-1\",\"number\":" + number + ",\"celsius\":20.0}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
