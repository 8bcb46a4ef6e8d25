package io.pelato.it.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.Subscription;
import io.pelato.it.Eventually;
import io.pelato.it.Page;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What infra/devices promises of devices, on the NATS server of an edge machine. */
@TestInstance(Lifecycle.PER_CLASS)
class DeviceRightsIT {
    private static final byte[] READING = "reading".getBytes(StandardCharsets.UTF_8);

    private CloudNats cloud;
    private EdgeNats milan;
    private Connection onEdge;

    @BeforeAll
    void an_edge_machine_with_two_devices() throws Exception {
        var infra = Infra.copy(DeviceRightsIT.class);
        cloud = new CloudNats(infra, infra.resolveSibling("cloud"), Map.of("milan", "default"));
        milan = cloud.edge("milan", "sensor-1", "sensor_1");
        onEdge = milan.connect();
    }

    private MqttConnectOptions as(String device) {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setUserName(device);
        options.setPassword(milan.devices().get(device).toCharArray());
        options.setCleanSession(true);
        return options;
    }

    private MqttClient connect(String device, String clientId) throws MqttException {
        MqttClient client = new MqttClient(milan.mqttUrl(), clientId, new MemoryPersistence());
        client.setTimeToWait(10_000);
        client.connect(as(device));
        return client;
    }

    private Connection overWebSocket(String device) throws Exception {
        return Nats.connect(Options.builder()
                .server(milan.webSocketUrl())
                .userInfo(device, milan.devices().get(device))
                .maxReconnects(0)
                .errorListener(new ErrorListener() {})
                .build());
    }

    private static List<String> heardOn(Subscription subscription) throws InterruptedException {
        List<String> subjects = new ArrayList<>();
        for (Message message = subscription.nextMessage(Duration.ofSeconds(1));
                message != null;
                message = subscription.nextMessage(Duration.ofMillis(300))) {
            subjects.add(message.getSubject());
        }
        subscription.unsubscribe();
        return subjects;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "devices/sensor-1/temperature",
                "devices/sensor-1",
                "devices/other/temperature",
                "outbox/milan/sensor_1/temperature",
                "readings",
                "wadm/api/default/model/list",
                "wasmbus/ctl/v1/default/host/ping",
                "$KV/bucket/key"
            })
    void a_device_publishes_nothing_of_another_neither_itself_nor_by_its_will(String topic) throws Exception {
        Subscription heard = onEdge.subscribe(topic.replace('/', '.'));
        onEdge.flush(Duration.ofSeconds(5));
        MqttClient device = connect("sensor_1", "");
        MqttConnectOptions options = as("sensor_1");
        options.setWill(topic, READING, 0, false);
        MqttClient dying = new MqttClient(milan.mqttUrl(), "", new MemoryPersistence());
        dying.connect(options);

        device.publish(topic, READING, 0, false);
        dying.disconnectForcibly(0, 0, false);
        try (Connection overWebSocket = overWebSocket("sensor_1")) {
            overWebSocket.publish(topic.replace('/', '.'), READING);
            overWebSocket.flush(Duration.ofSeconds(5));
        }

        assertThat(heardOn(heard)).isEmpty();
    }

    @Test
    void a_device_publishes_its_own_by_mqtt_and_over_a_web_socket() throws Exception {
        Subscription heard = onEdge.subscribe("*.>");
        onEdge.flush(Duration.ofSeconds(5));
        MqttClient device = connect("sensor-1", "");
        device.publish("devices/sensor-1/mqtt", READING, 1, false);
        device.disconnect();
        try (Connection overWebSocket = overWebSocket("sensor-1")) {
            overWebSocket.publish("devices.sensor-1.websocket", READING);
            overWebSocket.flush(Duration.ofSeconds(5));
        }

        assertThat(heardOn(heard)).contains("devices.sensor-1.mqtt", "devices.sensor-1.websocket");
    }

    @Test
    void a_device_hears_nothing() throws Exception {
        MqttClient device = connect("sensor-1", "");
        for (String filter : List.of("devices/sensor_1/#", "devices/sensor-1/#", "#", "+/+")) {
            assertThatThrownBy(() -> device.subscribe(filter)).as(filter).isInstanceOf(MqttException.class);
        }
        try (Connection overWebSocket = overWebSocket("sensor-1")) {
            Subscription stolen = overWebSocket.subscribe(">");
            onEdge.publish("devices.sensor_1.temperature", READING);
            onEdge.flush(Duration.ofSeconds(5));
            assertThat(stolen.nextMessage(Duration.ofMillis(500))).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "lattice", "unknown"})
    void who_is_no_device_may_do_nothing(String user) throws Exception {
        Subscription heard = onEdge.subscribe("devices.>");
        onEdge.flush(Duration.ofSeconds(5));
        MqttConnectOptions options = new MqttConnectOptions();
        if (!user.isEmpty()) {
            options.setUserName(user);
            options.setPassword(new char[0]);
        }
        MqttClient client = new MqttClient(milan.mqttUrl(), "", new MemoryPersistence());
        client.setTimeToWait(5000);
        try {
            client.connect(options);
            client.publish("devices/sensor-1/temperature", READING, 0, false);
        } catch (MqttException e) {
            // Refused at once is as good.
            assertThat(client.isConnected()).isFalse();
        }

        assertThat(heardOn(heard)).isEmpty();
    }

    @Test
    void a_device_without_a_client_id_of_its_own_is_thrown_off_by_none() throws Exception {
        MqttClient first = connect("sensor-1", "");
        connect("sensor_1", "sensor-1");
        connect("sensor_1", "");

        first.publish("devices/sensor-1/temperature", READING, 1, false);

        assertThat(first.isConnected()).isTrue();
    }

    @Test
    void a_client_id_belongs_to_the_last_who_uses_it_who_is_named_in_the_log_and_gets_no_rights_by_it()
            throws Exception {
        MqttClient named = connect("sensor-1", "boiler");
        MqttClient thief = connect("sensor_1", "boiler");

        Eventually.that("the first is thrown off", () -> !named.isConnected());
        Subscription heard = onEdge.subscribe("devices.>");
        onEdge.flush(Duration.ofSeconds(5));
        thief.publish("devices/sensor-1/temperature", READING, 0, false);
        assertThat(heardOn(heard)).isEmpty();
        assertThat(milan.log()).contains("same client ID \"boiler\"");
    }

    @Test
    void the_lines_of_the_pages_show_the_link_and_publish_as_one_device_and_as_many() throws Exception {
        Page edge = Page.of("infra/edge/README.md").with(":8222", ":" + milan.monitorPort());
        assertThat(milan.command().line(edge.command("curl -s"))).containsPattern("\"leafnodes\": *1");

        Subscription heard = onEdge.subscribe("devices.>");
        Page devices = Page.of("infra/devices/README.md")
                .with("EDGE -p 1883", "127.0.0.1 -p " + milan.mqttPort())
                .with("PASSWORD", milan.devices().get("sensor-1"))
                .with("../edge && ./device add sensor-$i", ". && ./device add many-$i")
                .with("seq 100", "seq 2")
                .with("ws://localhost:8080", milan.webSocketUrl())
                .with(
                        "../edge/local",
                        milan.command().directory().resolve("local").toString())
                .with("--seconds 30", "--seconds 1");
        milan.command().line(devices.command("mosquitto_pub"));
        assertThat(new String(heard.nextMessage(Duration.ofSeconds(10)).getData(), StandardCharsets.UTF_8))
                .isEqualTo("{\"celsius\":21.5}");

        String id = milan.command().line(devices.command("openssl rand"));
        connect("sensor_1", id).disconnect();
        assertThat(Command.in(Infra.FOLDER.resolve("devices")).line(devices.command("mvn -q")))
                .contains("devices: 20 readings published, 0 failed");

        // There is no container whose server could be told of them.
        milan.command().line(devices.command("for i in"));
        assertThat(milan.devices()).containsKeys("many-1", "many-2");
    }

    @AfterAll
    void stop() throws Exception {
        onEdge.close();
        cloud.close();
    }
}
