package io.pelato.it.infra;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.pelato.it.lattice.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** infra/edge on one machine, set up from a bundle as its page says. */
final class EdgeMachine implements AutoCloseable {
    private final String name;
    private final Path folder;
    private final Compose compose;
    private final int mqtt = freePort();
    private final int webSocket = freePort();

    /** Unpacks the bundle into a copy of infra/edge and adds what is special about a test: its ports and registry. */
    EdgeMachine(String name, Path edgeFolder, Path copy, Path bundle, String registry, String project)
            throws IOException {
        this.name = name;
        this.folder = copy;
        Files.createDirectories(copy.getParent());
        Command.in(copy.getParent()).run("cp", "-r", edgeFolder.toString(), copy.toString());
        Command.in(copy).run("tar", "-xf", bundle.toString());
        Files.writeString(
                copy.resolve(".env"),
                """
                WASMCLOUD_OCI_ALLOWED_INSECURE=%s
                MQTT_PORT=%d
                WEBSOCKET_PORT=%d
                HTTP_PORT=%d
                MONITOR_PORT=%d
                """.formatted(registry, mqtt, webSocket, freePort(), freePort()),
                StandardOpenOption.APPEND);
        this.compose = new Compose(copy, project, Map.of());
    }

    static int freePort() {
        return Ports.free(List.of("0.0.0.0"));
    }

    /** Starts it as its page says: everything is healthy afterwards. */
    void start() {
        compose.up();
    }

    /** Runs a command line in the machine's folder. */
    String line(String line) {
        return compose.script(Command.words(line).toArray(String[]::new));
    }

    String addDevice(String device) {
        return compose.script("./device", "add", device);
    }

    void removeDevice(String device) {
        compose.script("./device", "remove", device);
    }

    Path devices() {
        return folder.resolve("local/devices");
    }

    String mqttUrl() {
        return "tcp://127.0.0.1:" + mqtt;
    }

    String webSocketUrl() {
        return "ws://127.0.0.1:" + webSocket;
    }

    /** A connection as the machine's own containers have one. */
    Connection connect() throws IOException, InterruptedException {
        return Nats.connect("nats://" + Engine.address(compose.container("nats")) + ":4222");
    }

    void killHost() {
        Engine.run("kill", compose.container("wasmcloud"));
    }

    void startHost() {
        Engine.run("start", compose.container("wasmcloud"));
    }

    /** Takes the power away from all containers at once. */
    void cutPower() {
        List<String> running = compose.run("ps", "--quiet").lines().toList();
        running.forEach(container -> Engine.run("kill", container));
    }

    /** Starts it with an empty disk, as after a replacement; what local/ and .env say is the same. */
    void replaceDisk() {
        compose.run("down", "--volumes", "--timeout", "2");
        start();
    }

    String name() {
        return name;
    }

    String log() {
        return compose.run("logs", "--timestamps", "--no-color");
    }

    @Override
    public void close() {
        compose.close();
    }
}
