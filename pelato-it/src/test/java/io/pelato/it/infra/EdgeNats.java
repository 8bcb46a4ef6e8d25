package io.pelato.it.infra;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.pelato.it.lattice.Ports;
import io.pelato.it.lattice.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The NATS server of one edge machine, without containers, started by infra/edge/start-nats on free ports. */
final class EdgeNats implements AutoCloseable {
    private static final List<String> LOOPBACK = List.of("127.0.0.1");

    private final Path folder;
    private final int clients = Ports.free(LOOPBACK);
    private final int mqtt = Ports.free(LOOPBACK);
    private final int webSocket = Ports.free(LOOPBACK);
    private final int monitor = Ports.free(LOOPBACK);
    private final Service service;

    /** Joins a copy of infra/edge with the bundle, gives it settings and devices, and starts its server. */
    EdgeNats(Path edge, Path folder, Path bundle, List<String> settings, String... devices) {
        this.folder = folder;
        Command.in(edge).run("cp", "-r", edge.toString(), folder.toString());
        command().run("./join", bundle.toString());
        try {
            Files.write(folder.resolve(".env"), settings, StandardOpenOption.APPEND);
            Path conf = folder.resolve("nats.conf");
            Files.writeString(
                    conf,
                    Files.readString(conf)
                            .replace("0.0.0.0:4222", "127.0.0.1:" + clients)
                            .replace("0.0.0.0:1883", "127.0.0.1:" + mqtt)
                            .replace("0.0.0.0:8080", "127.0.0.1:" + webSocket)
                            .replace("0.0.0.0:8222", "127.0.0.1:" + monitor)
                            .replace("\"/data\"", "\"" + folder.resolve("data") + "\"")
                            .replace("/etc/nats/local/", folder.resolve("local") + "/"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String device : devices) {
            command().run("./device", "add", device);
        }
        service = Service.start(
                        "edge",
                        folder,
                        environment(),
                        List.of("sh", folder.resolve("start-nats").toString()))
                .awaitLog("Server is ready", 60);
    }

    /** What compose gives the server's container. */
    private Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(Map.of("EDGE_STORE", "1GB", "EDGE_ISOLATED", "false"));
        environment.putAll(settings());
        environment.put("NATS_FILES", folder.toString());
        environment.put("NATS_MADE", folder.resolve("made").toString());
        environment.put("PATH", Path.of(Infra.tool("nats-server")).getParent() + ":" + System.getenv("PATH"));
        return environment;
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(folder.resolve(".env"))) {
                settings.put(line.split("=", 2)[0], line.split("=", 2)[1]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }

    /** A command of the machine's; there is no container engine. */
    Command command() {
        return Command.in(folder).with("DOCKER_HOST", "unix:///nowhere");
    }

    EdgeNats awaitLink() {
        service.awaitLog("Leafnode connection created", 60);
        return this;
    }

    /** A connection as the machine's own containers have one. */
    Connection connect() throws IOException, InterruptedException {
        return Nats.connect("nats://127.0.0.1:" + clients);
    }

    String mqttUrl() {
        return "tcp://127.0.0.1:" + mqtt;
    }

    String webSocketUrl() {
        return "ws://127.0.0.1:" + webSocket;
    }

    /** The port of MQTT. */
    int mqttPort() {
        return mqtt;
    }

    /** The port that tells of the server's connections. */
    int monitorPort() {
        return monitor;
    }

    /** The devices' passwords by their names. */
    Map<String, String> devices() {
        Map<String, String> devices = new TreeMap<>();
        List<String> lines = new ArrayList<>();
        try {
            lines.addAll(Files.readAllLines(folder.resolve("local/devices")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lines.forEach(line -> devices.put(line.split(" ", 2)[0], line.split(" ", 2)[1]));
        return devices;
    }

    /** What the server has said. */
    String log() {
        return service.log();
    }

    @Override
    public void close() {
        service.close();
    }
}
