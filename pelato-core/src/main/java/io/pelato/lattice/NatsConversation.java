package io.pelato.lattice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nats.client.Connection;
import io.nats.client.JetStreamStatusException;
import io.nats.client.Message;
import io.nats.client.Subscription;
import io.nats.client.impl.Headers;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Questions and answers in JSON over one connection. */
final class NatsConversation implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration EACH_OF_MANY = Duration.ofSeconds(5);
    private static final Duration FIRST_OF_MANY = Duration.ofSeconds(2);
    private static final Duration OWN_SERVER = Duration.ofSeconds(1);
    private static final Duration GLANCE = Duration.ofMillis(50);
    private static final int AT_ONCE = 64;

    private final Connection connection;
    private final Refusals refusals;
    private Optional<NatsPermissions> permissions = Optional.empty();

    NatsConversation(Connection connection, Refusals refusals) {
        this.connection = connection;
        this.refusals = refusals;
    }

    Connection connection() {
        return connection;
    }

    /** Whether the connection is up now. */
    boolean isOpen() {
        return connection.getStatus() == Connection.Status.CONNECTED;
    }

    /** The server that was reached, without a user or password. */
    String server() {
        return connection.getServerInfo().getHost() + ":"
                + connection.getServerInfo().getPort();
    }

    /** What the server did not allow so far. */
    List<NatsRight> refused() {
        return refusals.rights();
    }

    /**
     * Finds out whether this user may do what will be done, as far as the server tells.
     *
     * @throws ProblemsException that names every right that is missing
     */
    void expect(List<NatsRight> rights) {
        List<NatsRight> missing = Stream.concat(
                        rights.stream()
                                .filter(right -> permissions
                                        .filter(known -> !known.allow(right))
                                        .isPresent()),
                        refusals.rights().stream())
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            throw new ProblemsException(NatsAdvice.missing(missing, server()));
        }
    }

    /** Asks the server what this user may do; what it does not tell counts as allowed. */
    void askForPermissions() {
        permissions = asked();
    }

    /**
     * Every server behind this one answers too, for the connection that the question came over: what a leaf node says is
     * not about this user. A right that nobody tells is missed when it is used.
     */
    private Optional<NatsPermissions> asked() {
        CompletableFuture<NatsRight> refused = refusals.of(NatsPermissions.SUBJECT);
        long end = System.nanoTime() + OWN_SERVER.toNanos();
        try {
            String inbox = connection.createInbox();
            Subscription subscription = connection.subscribe(inbox);
            connection.publish(NatsPermissions.SUBJECT, inbox, new byte[0]);
            Optional<NatsPermissions> own = Optional.empty();
            boolean answered = false;
            while (own.isEmpty() && !answered && !refused.isDone() && System.nanoTime() < end) {
                Optional<Message> answer = Optional.ofNullable(subscription.nextMessage(GLANCE));
                answered = answer.filter(Message::isStatusMessage).isPresent();
                own = answer.flatMap(this::ofOwnServer);
            }
            subscription.unsubscribe();
            return own;
        } catch (IllegalStateException e) {
            throw lost(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private Optional<NatsPermissions> ofOwnServer(Message message) {
        try {
            JsonNode answer = JSON.readTree(message.getData());
            String server = connection.getServerInfo().getServerId();
            return Optional.of(answer)
                    .filter(said -> said.path("server").path("id").asText().equals(server))
                    .map(NatsPermissions::new);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Asks for one answer.
     *
     * @return the answer; absent when nobody listens to the subject
     * @throws ProblemsException when this user may not ask, or somebody listens and does not answer within 10 s
     */
    Optional<JsonNode> ask(String subject, String json) {
        return ask(subject, json, new Headers());
    }

    /** Asks as {@link #ask(String, String)} does, and says that the question is JSON. */
    Optional<JsonNode> askWithType(String subject, String json) {
        return ask(subject, json, new Headers().put("Content-Type", "application/json"));
    }

    private Optional<JsonNode> ask(String subject, String json, Headers headers) {
        try {
            return exchange(subject, json, headers, ANSWER);
        } catch (TimeoutException e) {
            throw unanswered(subject, e);
        }
    }

    private Optional<JsonNode> exchange(String subject, String json, Headers headers, Duration limit)
            throws TimeoutException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        if (body.length > connection.getMaxPayload()) {
            throw new ProblemsException(Problem.of(
                    "A message of " + body.length + " bytes to " + subject + " is larger than NATS takes ("
                            + connection.getMaxPayload() + ")",
                    "Raise max_payload of the NATS server, or split the workflow"));
        }
        CompletableFuture<NatsRight> refused = refusals.of(subject);
        try {
            CompletableFuture<Message> answer = connection.requestWithTimeout(subject, headers, body, limit);
            CompletableFuture.anyOf(answer, refused).get(limit.toSeconds() + 1, TimeUnit.SECONDS);
            if (refused.isDone()) {
                throw forbidden(refused.join());
            }
            return Optional.of(parse(answer.join()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof JetStreamStatusException) {
                return Optional.empty();
            }
            if (e.getCause() instanceof CancellationException) {
                throw new TimeoutException(e.getMessage());
            }
            throw unanswered(subject, e);
        } catch (CancellationException e) {
            throw new TimeoutException(e.getMessage());
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw lost(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * Asks many questions, some dozens of them at a time, as {@link #ask(String, String)} asks one. Whoever lost its power or
     * its link stays subscribed until NATS misses it, so one that is silent for 5 s counts as one that does not listen.
     *
     * @return the answers in the order of the questions
     */
    List<Optional<JsonNode>> askEach(List<String> subjects) {
        if (subjects.size() < 2) {
            return subjects.stream().map(this::askOneOfMany).toList();
        }
        ExecutorService asking = Executors.newFixedThreadPool(Math.min(AT_ONCE, subjects.size()));
        try {
            List<Future<Optional<JsonNode>>> answers = subjects.stream()
                    .map(subject -> asking.submit(() -> askOneOfMany(subject)))
                    .toList();
            List<Optional<JsonNode>> all = new ArrayList<>();
            for (Future<Optional<JsonNode>> answer : answers) {
                all.add(answer.get());
            }
            return all;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProblemsException problems) {
                throw problems;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            asking.shutdownNow();
        }
    }

    private Optional<JsonNode> askOneOfMany(String subject) {
        try {
            return exchange(subject, "", new Headers(), EACH_OF_MANY);
        } catch (TimeoutException e) {
            return Optional.empty();
        }
    }

    /** Asks all that listen, and returns when no more answers come. */
    List<JsonNode> askAll(String subject) {
        List<Message> answers = new ArrayList<>();
        CompletableFuture<NatsRight> refused = refusals.of(subject);
        try {
            String inbox = connection.createInbox();
            Subscription subscription = connection.subscribe(inbox);
            connection.publish(subject, inbox, new byte[0]);
            Message answer = subscription.nextMessage(FIRST_OF_MANY);
            var silence = new Silence(System.nanoTime());
            while (answer != null && !answer.isStatusMessage()) {
                answers.add(answer);
                silence.heard(System.nanoTime());
                answer = subscription.nextMessage(silence.enough());
            }
            subscription.unsubscribe();
        } catch (IllegalStateException e) {
            throw lost(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        if (answers.isEmpty() && refused.isDone()) {
            throw forbidden(refused.join());
        }
        return answers.stream().map(NatsConversation::parse).toList();
    }

    /** Hands every message of a subject on, on a thread of the connection. What is no JSON is passed over. */
    void listen(String subject, Consumer<JsonNode> listener) {
        connection
                .createDispatcher(message -> {
                    try {
                        listener.accept(JSON.readTree(message.getData()));
                    } catch (IOException e) {
                        return;
                    }
                })
                .subscribe(subject);
    }

    private static JsonNode parse(Message message) {
        try {
            return JSON.readTree(message.getData());
        } catch (IOException e) {
            throw new ProblemsException(
                    Problem.of(
                            "The answer on " + message.getSubject() + " is no JSON: " + e.getMessage(),
                            "Check that WADM 0.21 and wasmCloud 1.9 run on this NATS"),
                    e);
        }
    }

    /** What to say of a right that is missing. */
    ProblemsException forbidden(NatsRight right) {
        return new ProblemsException(NatsAdvice.missing(List.of(right), server()));
    }

    private ProblemsException unanswered(String subject, Exception cause) {
        return new ProblemsException(
                Problem.of(
                        "No answer to " + subject + " from " + server() + " within " + ANSWER.toSeconds() + " s",
                        "Look into the log of WADM and of the hosts, and check that this NATS user has the rights that"
                                + " docs/deploying.md lists"),
                cause);
    }

    /** What to say when the client does not try to connect any more. */
    ProblemsException lost(RuntimeException cause) {
        return new ProblemsException(
                Problem.of(
                        "The connection with NATS at " + server() + " ended: " + cause.getMessage(),
                        "Look into the log of NATS, then try again"),
                cause);
    }

    private static ProblemsException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new ProblemsException(
                Problem.of(
                        "Interrupted while talking to the lattice",
                        "See with mvn pelato:status what runs, and try again"),
                e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
