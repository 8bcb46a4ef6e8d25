package io.pelato.it.delivery;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.ConsumerInfo;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** A stream that the messaging provider keeps for a workflow, as its server tells of it. */
final class KeptStream implements AutoCloseable {

    private final Connection connection;
    private final String name;

    KeptStream(String natsUrl, String name) {
        this.connection = Load.connected(natsUrl);
        this.name = name;
    }

    /** How many messages of a task are handed out and not acknowledged; absent while the server does not answer. */
    OptionalLong inHand(String task) {
        try {
            return OptionalLong.of(info(task).getNumAckPending());
        } catch (IOException | JetStreamApiException | IllegalStateException noAnswer) {
            return OptionalLong.empty();
        }
    }

    /** How often messages were handed to a task so far; 0 while the server does not answer. */
    long handedOut(String task) {
        try {
            return info(task).getDelivered().getConsumerSequence();
        } catch (IOException | JetStreamApiException | IllegalStateException noAnswer) {
            return 0;
        }
    }

    /** Whether every task has done with every message, so that none comes again. */
    boolean isDone() {
        try {
            List<ConsumerInfo> consumers = connection.jetStreamManagement().getConsumers(name);
            return consumers.stream().allMatch(task -> task.getNumPending() == 0 && task.getNumAckPending() == 0);
        } catch (IOException | JetStreamApiException | IllegalStateException noAnswer) {
            return false;
        }
    }

    /** What waits for each task, for a failure's text. */
    String shown() {
        try {
            return connection.jetStreamManagement().getConsumers(name).stream()
                    .map(task -> task.getName() + ": " + task.getNumPending() + " wait, " + task.getNumAckPending()
                            + " are in hand")
                    .toList()
                    .toString();
        } catch (IOException | JetStreamApiException | IllegalStateException noAnswer) {
            return name + " cannot be asked: " + noAnswer;
        }
    }

    private ConsumerInfo info(String task) throws IOException, JetStreamApiException {
        return connection.jetStreamManagement().getConsumerInfo(name, task);
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
