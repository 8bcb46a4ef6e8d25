package io.pelato.devices;

import java.io.IOException;

/** One device's connection to its edge machine. It comes back by itself after a lost connection. */
public interface DeviceLink extends AutoCloseable {
    /**
     * Publishes on {@code devices.NAME.CHANNEL}.
     *
     * @param channel what is measured; one token
     * @param body the message
     * @throws IOException if the link could not take the message
     */
    void publish(String channel, byte[] body) throws IOException;

    /**
     * Waits until everything published has left this side, then ends the connection.
     *
     * @throws IOException if something published could not be sent
     */
    @Override
    void close() throws IOException;
}
