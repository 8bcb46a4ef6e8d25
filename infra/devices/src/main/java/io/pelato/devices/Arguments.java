package io.pelato.devices;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the simulator is asked to do.
 *
 * @param server where the edge machine listens: {@code ws}, {@code wss}, {@code nats} or {@code tls} for NATS,
 *     {@code tcp} or {@code ssl} for MQTT
 * @param devices who publishes
 * @param rate readings a second of each device
 * @param duration how long to publish
 */
public record Arguments(URI server, List<Device> devices, double rate, Duration duration) {
    static final String USAGE = """
            usage: --server URL --devices FILE [--rate READINGS_A_SECOND] [--seconds N]
              URL   ws://EDGE:8080 speaks NATS, tcp://EDGE:1883 speaks MQTT (wss:// and ssl:// with TLS)
              FILE  one "NAME PASSWORD" a line, as infra/edge/local/devices
              By default each device sends 1 reading a second for 10 seconds.""";

    /** Copies the list of devices. */
    public Arguments {
        devices = List.copyOf(devices);
    }

    static Arguments parse(String... words) throws IOException {
        if (words.length % 2 != 0) {
            throw new IllegalArgumentException("Each option has one value.");
        }
        Map<String, String> options = new TreeMap<>(Map.of("--rate", "1", "--seconds", "10"));
        for (int i = 0; i < words.length; i += 2) {
            if (!List.of("--server", "--devices", "--rate", "--seconds").contains(words[i])) {
                throw new IllegalArgumentException("There is no option " + words[i] + ".");
            }
            options.put(words[i], words[i + 1]);
        }
        for (String required : List.of("--server", "--devices")) {
            if (!options.containsKey(required)) {
                throw new IllegalArgumentException(required + " is missing.");
            }
        }
        return new Arguments(
                server(options.get("--server")),
                devices(Path.of(options.get("--devices"))),
                positive("--rate", options.get("--rate")),
                Duration.ofMillis(Math.round(1000 * positive("--seconds", options.get("--seconds")))));
    }

    private static URI server(String text) {
        URI uri = URI.create(text);
        if (!List.of("ws", "wss", "nats", "tls", "tcp", "ssl").contains(String.valueOf(uri.getScheme()))) {
            throw new IllegalArgumentException(
                    "--server starts with ws://, wss://, nats://, tls://, tcp:// or ssl://, " + text + " does not.");
        }
        return uri;
    }

    private static List<Device> devices(Path file) throws IOException {
        List<Device> devices = Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> device(file, line))
                .toList();
        if (devices.isEmpty()) {
            throw new IllegalArgumentException(file + " names no device; infra/edge/device add NAME makes one.");
        }
        return devices;
    }

    private static Device device(Path file, String line) {
        String[] words = line.split(" ", -1);
        if (words.length != 2) {
            // The line may hold a password, so it is not repeated.
            throw new IllegalArgumentException("A line of " + file + " is not of the form NAME PASSWORD.");
        }
        return new Device(words[0], words[1]);
    }

    private static double positive(String option, String text) {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " is a number, " + text + " is not.", e);
        }
        if (!(value > 0)) {
            throw new IllegalArgumentException(option + " is above zero, " + text + " is not.");
        }
        return value;
    }
}
