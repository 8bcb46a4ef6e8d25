package io.pelato.devices;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The readings of one device: a day's curve of temperature, the same for the same device at every run. */
final class Readings {
    private static final double DAY = 1440;

    private final Device device;
    private final double phase;
    private long next;

    Readings(Device device) {
        this.device = device;
        this.phase = Math.floorMod(device.name().hashCode(), 360) * Math.PI / 180;
    }

    /** The next reading as JSON: the device, a number that grows by one, and degrees Celsius. */
    byte[] next() {
        long number = next++;
        double celsius = 20 + 8 * Math.sin(phase + 2 * Math.PI * number / DAY);
        return String.format(
                        Locale.ROOT,
                        "{\"device\":\"%s\",\"number\":%d,\"celsius\":%.2f}",
                        device.name(),
                        number,
                        celsius)
                .getBytes(StandardCharsets.UTF_8);
    }
}
