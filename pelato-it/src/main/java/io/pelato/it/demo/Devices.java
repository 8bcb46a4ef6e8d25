package io.pelato.it.demo;

import io.nats.client.Connection;
import io.nats.client.Nats;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Devices that publish readings over NATS.
 *
 * @param count how many devices
 * @param readings how many readings each publishes
 */
record Devices(int count, int readings) {

    private static final int PACE_MILLISECONDS = 100;

    /** Publishes a reading of each device ten times a second; something happens when half of them are out. */
    void publish(String natsUrl, String topic, Runnable halfway) throws IOException, InterruptedException {
        try (Connection connection = Nats.connect(natsUrl)) {
            for (int number = 0; number < readings; number++) {
                if (number == readings / 2) {
                    halfway.run();
                }
                TimeUnit.MILLISECONDS.sleep(PACE_MILLISECONDS);
                for (int device = 0; device < count; device++) {
                    connection.publish(topic, reading(device, number).getBytes(StandardCharsets.UTF_8));
                }
            }
            connection.flush(Duration.ofSeconds(30));
        } catch (TimeoutException e) {
            throw new IOException(e);
        }
    }

    private static String reading(int device, int number) {
        return String.format(
                Locale.ROOT,
                "{\"id\":\"device-%1$d/%2$d\",\"sensor\":\"device-%1$d\",\"taken_at\":\"%3$s\",\"samples\":[%4$.2f,%5$.2f,%6$.2f]}",
                device,
                number,
                Instant.now(),
                18 + device / 10.0,
                19 + number / 10.0,
                20.5);
    }
}
