package io.pelato.devices;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One device from its first connection to its last reading. */
final class DeviceRun implements Callable<Tally> {
    private final Arguments arguments;
    private final Device device;
    private final Consumer<String> complaints;
    private long published;
    private long failed;

    DeviceRun(Arguments arguments, Device device, Consumer<String> complaints) {
        this.arguments = arguments;
        this.device = device;
        this.complaints = complaints;
    }

    @Override
    public Tally call() throws InterruptedException {
        try (DeviceLink link = open(arguments.server())) {
            publishAll(link);
        } catch (IOException e) {
            failed(e);
        }
        return new Tally(published, failed);
    }

    private void publishAll(DeviceLink link) throws InterruptedException {
        Readings readings = new Readings(device);
        long count =
                Math.max(1, Math.round(arguments.rate() * arguments.duration().toMillis() / 1000));
        long start = System.nanoTime();
        for (long number = 0; number < count; number++) {
            long due = start + Math.round(number * 1e9 / arguments.rate());
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            try {
                link.publish("temperature", readings.next());
                published++;
            } catch (IOException | RuntimeException e) {
                failed(e);
            }
        }
    }

    private void failed(Exception e) {
        failed++;
        complaints.accept(e.getMessage());
    }

    private DeviceLink open(URI server) throws IOException {
        return switch (server.getScheme()) {
            case "tcp", "ssl" -> MqttLink.open(server, device);
            default -> NatsLink.open(server, device);
        };
    }
}
