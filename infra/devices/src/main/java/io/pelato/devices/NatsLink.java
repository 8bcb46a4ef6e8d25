package io.pelato.devices;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** A device that speaks NATS. Edge machines take it over a WebSocket: {@code ws://} or {@code wss://}. */
final class NatsLink implements DeviceLink {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Device device;
    private final Connection connection;
    private final AtomicReference<Optional<String>> refusal;

    private NatsLink(Device device, Connection connection, AtomicReference<Optional<String>> refusal) {
        this.device = device;
        this.connection = connection;
        this.refusal = refusal;
    }

    static NatsLink open(URI server, Device device) throws IOException {
        AtomicReference<Optional<String>> refusal = new AtomicReference<>(Optional.empty());
        Options options = Options.builder()
                .server(server.toString())
                .userInfo(device.name(), device.password())
                .connectionName(device.name())
                .connectionTimeout(PATIENCE)
                .maxReconnects(-1)
                .errorListener(new ErrorListener() {
                    @Override
                    public void errorOccurred(Connection from, String error) {
                        refusal.set(Optional.of(error));
                    }
                })
                .build();
        try {
            return new NatsLink(device, Nats.connect(options), refusal);
        } catch (IOException e) {
            throw new IOException(device + " cannot connect to " + server + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while connecting to " + server, e);
        }
    }

    @Override
    public void publish(String channel, byte[] body) {
        connection.publish("devices." + device.name() + "." + channel, body);
    }

    @Override
    public void close() throws IOException {
        try {
            // The server answers a flush after it has judged everything sent before it.
            connection.flush(PATIENCE);
            connection.close();
        } catch (TimeoutException e) {
            throw new IOException(device + " could not send all of its readings: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while closing the connection of " + device, e);
        }
        Optional<String> reason = refusal.get();
        if (reason.isPresent()) {
            throw new IOException(device + " was refused: " + reason.get());
        }
    }
}
