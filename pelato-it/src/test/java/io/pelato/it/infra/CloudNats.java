package io.pelato.it.infra;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.pelato.it.lattice.Ports;
import io.pelato.it.lattice.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One NATS server of infra/cloud, without containers: its own configuration, certificates and users, on free ports.
 * WADM and hosts are not there; a test plays them.
 */
final class CloudNats implements AutoCloseable {
    private static final List<String> LOOPBACK = List.of("127.0.0.1");

    private final Path infra;
    private final Path folder;
    private final int clients = Ports.free(LOOPBACK);
    private final int leaves = Ports.free(LOOPBACK);
    private final List<AutoCloseable> running = new ArrayList<>();

    /** Makes the secrets of the overlay {@code try} with edge machines, and starts the server. */
    CloudNats(Path infra, Path folder, Map<String, String> latticesOfEdges) {
        this.infra = infra;
        this.folder = folder;
        secrets("init", "try", "nats.example.com");
        latticesOfEdges.forEach((edge, lattice) -> secrets("edge", "try", edge, "tls://127.0.0.1:" + leaves, lattice));
        try {
            Path secrets = secrets();
            Files.createDirectories(folder.resolve("users"));
            for (String users : List.of("lattice.conf", "system.conf")) {
                Files.copy(secrets.resolve(users), folder.resolve("users").resolve(users));
            }
            Files.copy(infra.resolve("cloud/overlays/try/cluster.conf"), folder.resolve("cluster.conf"));
            Files.writeString(
                    folder.resolve("nats.conf"),
                    Files.readString(infra.resolve("cloud/base/nats/nats.conf"))
                            .replace("0.0.0.0:4222", "127.0.0.1:" + clients)
                            .replace("0.0.0.0:7422", "127.0.0.1:" + leaves)
                            .replace("0.0.0.0:8222", "127.0.0.1:" + Ports.free(LOOPBACK))
                            .replace(
                                    "/run/nats/nats.pid",
                                    folder.resolve("nats.pid").toString())
                            .replace("\"/data\"", "\"" + folder.resolve("data") + "\"")
                            .replace("/etc/nats/tls/", secrets + "/"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        running.add(Service.start(
                        "cloud",
                        folder,
                        Map.of("SERVER_NAME", "nats-0", "JETSTREAM_STORE", "1GB"),
                        List.of(
                                Infra.tool("nats-server"),
                                "-c",
                                folder.resolve("nats.conf").toString()))
                .awaitLog("Server is ready", 60));
    }

    /** What the script {@code secrets} has made. */
    Path secrets() {
        return infra.resolve("cloud/overlays/try/secrets");
    }

    private void secrets(String... words) {
        Command.in(infra.resolve("cloud"))
                .run(Stream.concat(Stream.of("./secrets"), Stream.of(words)).toList());
    }

    /** Starts the NATS server of an edge machine, with devices, from the bundle that was made for it. */
    EdgeNats edge(String name, String... devices) {
        return edge(name, List.of(), devices);
    }

    /** The same with lines of {@code .env} beside. */
    EdgeNats edge(String name, List<String> settings, String... devices) {
        var edge = new EdgeNats(
                infra.resolve("edge"),
                folder.resolveSibling(name),
                secrets().resolve("edges/" + name + ".tar"),
                settings,
                devices);
        running.add(0, edge);
        return edge;
    }

    Connection connect(String user) throws IOException, InterruptedException {
        Path secrets = secrets();
        return Nats.connect(Options.builder()
                .server("tls://127.0.0.1:" + clients)
                .sslContext(Certificates.trusting(secrets.resolve("ca.crt")))
                .userInfo(
                        user,
                        Files.readString(secrets.resolve("users").resolve(user)).strip())
                .errorListener(new ErrorListener() {})
                .connectionTimeout(Duration.ofSeconds(30))
                .maxReconnects(0)
                .build());
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable service : running) {
            service.close();
        }
    }
}
