package io.pelato.devices;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/**
 * A device that speaks MQTT 3.1.1. NATS turns the topic {@code devices/NAME/CHANNEL} into the subject {@code
 * devices.NAME.CHANNEL}. Readings go out with quality of service 1: the server has each before the next is sent.
 */
final class MqttLink implements DeviceLink {
    private static final int AT_LEAST_ONCE = 1;
    private static final int PATIENCE_SECONDS = 10;
    /** Without a client id the server makes one up, which no other device can take. */
    private static final String CHOSEN_BY_SERVER = "";

    private final Device device;
    private final MqttClient client;

    private MqttLink(Device device, MqttClient client) {
        this.device = device;
        this.client = client;
    }

    static MqttLink open(URI server, Device device) throws IOException {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setUserName(device.name());
        options.setPassword(device.password().toCharArray());
        options.setAutomaticReconnect(true);
        options.setCleanSession(true);
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setConnectionTimeout(PATIENCE_SECONDS);
        try {
            MqttClient client = new MqttClient(server.toString(), CHOSEN_BY_SERVER, new MemoryPersistence());
            client.setTimeToWait(PATIENCE_SECONDS * 1000L);
            client.connect(options);
            return new MqttLink(device, client);
        } catch (MqttException e) {
            throw new IOException(device + " cannot connect to " + server + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void publish(String channel, byte[] body) throws IOException {
        try {
            client.publish("devices/" + device.name() + "/" + channel, body, AT_LEAST_ONCE, false);
        } catch (MqttException e) {
            throw new IOException(
                    device + " could not publish " + new String(body, StandardCharsets.UTF_8) + ": " + e.getMessage(),
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            client.disconnect();
            client.close();
        } catch (MqttException e) {
            throw new IOException("The connection of " + device + " did not end cleanly: " + e.getMessage(), e);
        }
    }
}
