package io.pelato.it.infra;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers of the readings that arrive on a subject, in the order of their arrival. */
final class Numbers {
    private static final Pattern NUMBER = Pattern.compile("\"number\":(\\d+)");

    private final Queue<Long> arrived = new ConcurrentLinkedQueue<>();

    private Numbers() {}

    static Numbers on(Connection connection, String subject) {
        Numbers numbers = new Numbers();
        Dispatcher dispatcher = connection.createDispatcher(message -> {
            Matcher matcher = NUMBER.matcher(new String(message.getData(), StandardCharsets.UTF_8));
            if (matcher.find()) {
                numbers.arrived.add(Long.valueOf(matcher.group(1)));
            }
        });
        dispatcher.subscribe(subject);
        return numbers;
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
