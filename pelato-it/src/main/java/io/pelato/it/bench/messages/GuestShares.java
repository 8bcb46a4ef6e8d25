package io.pelato.it.bench.messages;

import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Subscription;
import io.pelato.it.bench.messages.MessagePathResult.GuestShare;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Asks the components that count what they allocate for a message. */
final class GuestShares {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private GuestShares() {}

    static List<GuestShare> counted(String natsUrl, List<Body> bodies) throws IOException, InterruptedException {
        try (Connection connection = Nats.connect(natsUrl)) {
            List<GuestShare> shares = new ArrayList<>();
            for (Body body : bodies) {
                for (Component component : Component.values()) {
                    if (component.isCounted()) {
                        shares.add(counted(connection, component, body));
                    }
                }
            }
            return shares;
        }
    }

    private static GuestShare counted(Connection connection, Component component, Body body)
            throws InterruptedException {
        Subscription counts = connection.subscribe(component.counts());
        try {
            connection.publish(component.countedSource(), body.content());
            Message answer = counts.nextMessage(PATIENCE);
            if (answer == null) {
                throw new IllegalStateException("Nothing came on " + component.counts() + " within " + PATIENCE);
            }
            List<Long> numbers = Arrays.stream(new String(answer.getData(), StandardCharsets.UTF_8).split(" "))
                    .map(Long::valueOf)
                    .toList();
            return new GuestShare(component.componentName(), body.bytes(), numbers.get(0), numbers.get(1));
        } finally {
            counts.unsubscribe();
        }
    }
}
