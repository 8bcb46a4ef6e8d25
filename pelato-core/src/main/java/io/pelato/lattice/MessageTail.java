package io.pelato.lattice;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * Listens to what passes on subjects, beside everybody else: a plain subscription without a queue group, so that no message
 * is taken from anybody, and nothing is acknowledged.
 */
public final class MessageTail implements AutoCloseable {

    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final long GLANCE_MILLIS = 200;
    /** As many may wait to be told; more than that are left out, not held back at the sender. */
    private static final int MOST_WAITING = 64 * 1024;

    private final Connection connection;
    private final Refusals refusals;
    private final List<String> subjects;
    private final BlockingQueue<PassedMessage> passed = new LinkedBlockingQueue<>(MOST_WAITING);
    private final AtomicLong missed = new AtomicLong();
    private volatile boolean ended;

    private MessageTail(Connection connection, Refusals refusals, List<String> subjects) {
        this.connection = connection;
        this.refusals = refusals;
        this.subjects = subjects;
    }

    /**
     * Begins to listen; from then on every message on the subjects is heard, each once though several subjects stand for
     * it.
     *
     * @throws ProblemsException when NATS cannot be reached, refuses, or does not let this user listen
     */
    public static MessageTail open(NatsSettings settings, List<String> subjects) {
        var connector = new NatsConnector(settings);
        var tail = new MessageTail(connector.connect(), connector.refusals(), List.copyOf(subjects));
        try {
            tail.subscribe();
            return tail;
        } catch (ProblemsException e) {
            tail.close();
            throw e;
        }
    }

    private void subscribe() {
        Dispatcher dispatcher = connection.createDispatcher(this::heard);
        dispatcher.setPendingLimits(-1, -1);
        subjects.forEach(dispatcher::subscribe);
        try {
            connection.flush(ANSWER);
        } catch (TimeoutException e) {
            throw lost(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended = true;
        }
        mayListen();
    }

    // The client tells of a refusal on a thread of its own, so that it may come after the server's last word.
    private void mayListen() {
        List<NatsRight> refused = refusals.rights();
        if (!refused.isEmpty()) {
            throw new ProblemsException(
                    NatsAdvice.missing(refused, connection.getServerInfo().getHost()));
        }
    }

    private void heard(Message message) {
        String subject = message.getSubject();
        Optional<String> first = subjects.stream()
                .filter(each -> NatsPermissions.covers(each, subject))
                .findFirst();
        if (first.filter(message.getSubscription().getSubject()::equals).isPresent()
                && !passed.offer(new PassedMessage(Instant.now(), subject, message.getData()))) {
            missed.incrementAndGet();
        }
    }

    /**
     * Hands on what passes, until it is told that it was enough, until {@link #close}, or until the thread is interrupted.
     *
     * @param listener is given each message, and tells whether it wants more
     * @throws ProblemsException when this user may not listen to a subject, or the connection ends otherwise
     */
    public void follow(Predicate<PassedMessage> listener) {
        boolean more = true;
        while (more && !ended) {
            mayListen();
            try {
                PassedMessage next = passed.poll(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
                if (next != null) {
                    more = listener.test(next);
                } else if (!ended && connection.getStatus() == Connection.Status.CLOSED) {
                    throw lost(null);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                ended = true;
            }
        }
    }

    /** How many messages were left out because they came faster than the listener took them. */
    public long missed() {
        return missed.get();
    }

    private static ProblemsException lost(Exception cause) {
        return new ProblemsException(
                Problem.of(
                        "The connection with NATS ended, and with it what could be heard",
                        "Look into the log of NATS, then run the goal again"),
                cause);
    }

    @Override
    public void close() {
        ended = true;
        try {
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
