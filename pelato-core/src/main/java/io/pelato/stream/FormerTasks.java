package io.pelato.stream;

import io.nats.client.api.ConsumerInfo;
import io.pelato.application.Keeping;
import java.util.List;
import java.util.Optional;

/** Finds and deletes the consumers of tasks that a workflow had once, in one place. */
final class FormerTasks {

    /** How the messaging provider describes the consumers that it makes for tasks (consumer.go). Others are a user's own. */
    private static final String TASK = "The task ";

    private static final String MADE = "; made by pelato-messaging.";

    private final PlaceStreams streams;
    private final Ownership owner;
    private final Keeping keeping;

    FormerTasks(PlaceStreams streams, Ownership owner, Keeping keeping) {
        this.streams = streams;
        this.owner = owner;
        this.keeping = keeping;
    }

    /** Deletes their consumers: no task works on what waits for them, and it would stay in the stream for ever. */
    List<FormerTask> forget() {
        Place place = streams.place();
        String stream = place.messages(keeping.project());
        if (streams.stream(stream).filter(owner::holds).isEmpty()) {
            return List.of();
        }
        List<String> wanted =
                Takers.of(keeping, place).stream().map(Place::token).toList();
        return streams.consumers(stream).stream()
                .filter(FormerTasks::isMade)
                .filter(consumer -> !wanted.contains(consumer.getName()))
                .map(consumer -> {
                    streams.deleteConsumer(stream, consumer.getName());
                    return new FormerTask(
                            consumer.getName(), place, consumer.getNumPending() + consumer.getNumAckPending());
                })
                .toList();
    }

    private static boolean isMade(ConsumerInfo consumer) {
        return Optional.ofNullable(consumer.getConsumerConfiguration().getDescription())
                .filter(text -> text.startsWith(TASK) && text.endsWith(MADE))
                .isPresent();
    }
}
