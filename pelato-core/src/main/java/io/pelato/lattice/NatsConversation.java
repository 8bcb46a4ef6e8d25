package io.pelato.lattice;

import io.nats.client.Connection;
import io.nats.client.JetStreamStatusException;
import io.nats.client.Message;
import io.nats.client.Subscription;
import io.nats.client.impl.Headers;
import io.nats.client.support.JsonParseException;
import io.nats.client.support.JsonParser;
import io.nats.client.support.JsonValue;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** Questions and answers in JSON over one connection. */
final class NatsConversation implements AutoCloseable {

    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration FIRST_OF_MANY = Duration.ofSeconds(2);
    private static final Duration NEXT_OF_MANY = Duration.ofMillis(700);

    private final Connection connection;

    NatsConversation(Connection connection) {
        this.connection = connection;
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

    /**
     * Asks for one answer.
     *
     * @return the answer; absent when nobody listens to the subject
     * @throws ProblemsException when somebody listens and does not answer within 10 s
     */
    Optional<JsonValue> ask(String subject, String json) {
        return ask(subject, json, new Headers());
    }

    /** Asks as {@link #ask(String, String)} does, and says that the question is JSON. */
    Optional<JsonValue> askWithType(String subject, String json) {
        return ask(subject, json, new Headers().put("Content-Type", "application/json"));
    }

    private Optional<JsonValue> ask(String subject, String json, Headers headers) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        if (body.length > connection.getMaxPayload()) {
            throw new ProblemsException(Problem.of(
                    "A message of " + body.length + " bytes to " + subject + " is larger than NATS takes ("
                            + connection.getMaxPayload() + ")",
                    "Raise max_payload of the NATS server, or split the workflow"));
        }
        try {
            Message answer = connection
                    .requestWithTimeout(subject, headers, body, ANSWER)
                    .get();
            return Optional.of(parse(answer));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof JetStreamStatusException) {
                return Optional.empty();
            }
            throw unanswered(subject, e);
        } catch (CancellationException e) {
            throw unanswered(subject, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Asks all that listen, and returns when no more answers come. */
    List<JsonValue> askAll(String subject) {
        List<JsonValue> answers = new ArrayList<>();
        String inbox = connection.createInbox();
        Subscription subscription = connection.subscribe(inbox);
        try {
            connection.publish(subject, inbox, new byte[0]);
            Message answer = subscription.nextMessage(FIRST_OF_MANY);
            while (answer != null && !answer.isStatusMessage()) {
                answers.add(parse(answer));
                answer = subscription.nextMessage(NEXT_OF_MANY);
            }
            return answers;
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            subscription.unsubscribe();
        }
    }

    /** Hands every message of a subject on, on a thread of the connection. What is no JSON is passed over. */
    void listen(String subject, Consumer<JsonValue> listener) {
        connection
                .createDispatcher(message -> {
                    try {
                        listener.accept(JsonParser.parse(message.getData()));
                    } catch (JsonParseException e) {
                        return;
                    }
                })
                .subscribe(subject);
    }

    private static JsonValue parse(Message message) {
        try {
            return JsonParser.parse(message.getData());
        } catch (JsonParseException e) {
            throw new ProblemsException(
                    Problem.of(
                            "The answer on " + message.getSubject() + " is no JSON: " + e.getMessage(),
                            "Check that WADM 0.21 and wasmCloud 1.9 run on this NATS"),
                    e);
        }
    }

    private ProblemsException unanswered(String subject, Exception cause) {
        return new ProblemsException(
                Problem.of(
                        "No answer to " + subject + " from " + server() + " within " + ANSWER.toSeconds() + " s",
                        "Look into the log of WADM and of the hosts, and check that this NATS user may publish to"
                                + " wadm.api.> and wasmbus.ctl.> and subscribe to its inbox"),
                cause);
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while talking to the lattice", e);
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
