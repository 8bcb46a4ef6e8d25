package io.pelato.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReadingsTest {
    @Test
    void readings_are_numbered_and_the_same_at_every_run() {
        Device device = new Device("sensor-1", "secret");
        Readings readings = new Readings(device);

        assertThat(text(readings.next())).startsWith("{\"device\":\"sensor-1\",\"number\":0,\"celsius\":");
        assertThat(text(readings.next())).contains("\"number\":1");
        assertThat(new Readings(device).next()).isEqualTo(new Readings(device).next());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
