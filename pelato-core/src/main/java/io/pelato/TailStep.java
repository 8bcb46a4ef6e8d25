package io.pelato;

import io.pelato.lattice.MessageTail;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Listens to topics. Who ends Maven ends it: the connection is closed before the JVM goes. */
final class TailStep {

    private final Supplier<Reading> reading;
    private final TailRequest request;

    /** A step that reads the workflow only where it is needed. */
    TailStep(Supplier<Reading> reading, TailRequest request) {
        this.reading = reading;
        this.request = request;
    }

    Tailed follow(TailListener listener) {
        List<String> topics = topics();
        var heard = new AtomicLong();
        try (MessageTail tail = MessageTail.open(request.nats(), topics)) {
            var farewell = new Thread(tail::close, "pelato-tail-end");
            Runtime.getRuntime().addShutdownHook(farewell);
            listener.endsBy(tail::close);
            listener.listening(topics);
            tail.follow(message -> {
                listener.passed(message);
                return heard.incrementAndGet() != request.count().orElse(-1);
            });
            forget(farewell);
            return new Tailed(heard.get(), tail.missed());
        }
    }

    private List<String> topics() {
        Optional<String> task = request.task();
        if (!request.topics().isEmpty()) {
            return TailedTopics.named(request.topics());
        }
        return task.map(name -> TailedTopics.of(reading.get().workflow(), name))
                .orElseGet(() -> TailedTopics.of(reading.get().workflow()));
    }

    private static void forget(Thread farewell) {
        try {
            Runtime.getRuntime().removeShutdownHook(farewell);
        } catch (IllegalStateException ending) {
            // It is running: the JVM goes.
            return;
        }
    }
}
