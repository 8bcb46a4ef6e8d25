package io.pelato.it.lattice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How each part of a lattice is configured and started. */
record LatticeConfig(Path directory, Tools tools, LatticePorts ports) {

    private static final int READY_SECONDS = 60;

    /** As in infra: with a thread a core, a busy host loses answers to its components' calls. */
    static final int HOST_THREADS = 16;

    Path logs() {
        return directory.resolve("logs");
    }

    Service registry() {
        Path file = write(
                "registry.yaml", """
                version: 0.1
                log:
                  level: warn
                storage:
                  filesystem:
                    rootdirectory: %s
                  delete:
                    enabled: true
                http:
                  addr: %s:%d
                """.formatted(directory.resolve("registry"), Side.CLOUD.address(), ports.registry()));
        return service("registry", List.of(tools.path("registry"), "serve", file.toString()))
                .await("the registry listens", READY_SECONDS, () -> Ports.open(Side.CLOUD.address(), ports.registry()));
    }

    /** A registry near the edge machines that fetches from the lattice's what it does not have. */
    Service mirror() {
        Path file = write("mirror.yaml", """
                version: 0.1
                storage:
                  filesystem:
                    rootdirectory: %s
                http:
                  addr: %s
                proxy:
                  remoteurl: http://%s:%d
                """.formatted(
                        directory.resolve("mirror"), mirrorAddress(), Side.CLOUD.address(), ports.registry()));
        return service("mirror", List.of(tools.path("registry"), "serve", file.toString()))
                .await("the mirror listens", READY_SECONDS, () -> Ports.open(Side.EDGE.address(), ports.registry()));
    }

    String mirrorAddress() {
        return Side.EDGE.address() + ":" + ports.registry();
    }

    Service cloudNats() {
        Path file = write("cloud-nats.conf", """
                server_name: cloud
                listen: "%1$s:%2$d"
                jetstream {
                  domain: %3$s
                  store_dir: "%4$s"
                  limits { default_max_consumers: -1 }
                }
                leafnodes {
                  listen: "%1$s:%5$d"
                  no_advertise: true
                }
                """.formatted(
                        Side.CLOUD.address(),
                        ports.nats(),
                        Lattice.JETSTREAM_DOMAIN,
                        directory.resolve("jetstream"),
                        ports.leaf()));
        return service("cloud-nats", List.of(tools.path("nats-server"), "-c", file.toString()))
                .awaitLog("Server is ready", READY_SECONDS);
    }

    Service edgeNats() {
        Path file = write(
                "edge-nats.conf", """
                server_name: edge
                listen: "%s:%d"
                leafnodes {
                  reconnect: 1
                  remotes: [ { url: "nats://%s:%d" } ]
                }
                """.formatted(Side.EDGE.address(), ports.nats(), Side.CLOUD.address(), ports.leaf()));
        return service("edge-nats", List.of(tools.path("nats-server"), "-c", file.toString()))
                .awaitLog("Leafnode connection created", READY_SECONDS);
    }

    Service wadm(int cleanupSeconds) {
        return service(
                        "wadm",
                        List.of(
                                tools.path("wadm"),
                                "--nats-server",
                                Side.CLOUD.address() + ":" + ports.nats(),
                                "-d",
                                Lattice.JETSTREAM_DOMAIN,
                                "--cleanup-interval",
                                String.valueOf(cleanupSeconds)))
                .await("WADM answers", READY_SECONDS, new Questions(natsUrl(Side.CLOUD))::wadmAnswers);
    }

    /** The NATS server of an edge machine with a JetStream of its own, whose domain is the machine's name. */
    Service siteNats(String name, String address, String leafUrl) {
        Path file = write(name + "-nats.conf", """
                server_name: %1$s
                listen: "%2$s:%3$d"
                jetstream {
                  domain: %1$s
                  store_dir: "%4$s"
                }
                leafnodes {
                  reconnect: 1
                  remotes: [ { url: "%5$s", request_isolation: true } ]
                }
                ping_interval: "2s"
                """.formatted(
                        name, address, ports.nats(), directory.resolve("jetstream-" + name), leafUrl));
        return service(name + "-nats", List.of(tools.path("nats-server"), "-c", file.toString()))
                .await("it takes connections", READY_SECONDS, () -> Ports.open(address, ports.nats()));
    }

    Service host(Side side, int threads) {
        return unawaitedHost(side, side.name(), threads)
                .await(
                        "the lattice knows a host of type " + side.name(),
                        READY_SECONDS,
                        () -> new Questions(natsUrl(Side.CLOUD)).hasHost(side.name()));
    }

    /** A host at a side under a name of its own; it is up when the lattice knows it. */
    Service unawaitedHost(Side side, String name, int threads) {
        return service(
                name + "-host",
                Map.of("TOKIO_WORKER_THREADS", Integer.toString(threads)),
                List.of(
                        tools.path("with-hosts"),
                        Lattice.NATS_NAME + "=" + side.address(),
                        "--",
                        tools.path("wasmcloud"),
                        "--lattice",
                        Lattice.NAME,
                        "--nats-host",
                        Lattice.NATS_NAME,
                        "--nats-port",
                        Integer.toString(ports.nats()),
                        "--js-domain",
                        Lattice.JETSTREAM_DOMAIN,
                        "--label",
                        "host-type=" + side.name(),
                        "--label",
                        "machine=" + name,
                        "--allowed-insecure",
                        Side.CLOUD.address() + ":" + ports.registry(),
                        "--allowed-insecure",
                        mirrorAddress(),
                        "--secrets-topic",
                        SecretsBackend.TOPIC,
                        "--heartbeat-interval-seconds",
                        "5"));
    }

    String natsUrl(Side side) {
        return "nats://" + side.address() + ":" + ports.nats();
    }

    private Service service(String name, List<String> command) {
        return service(name, Map.of(), command);
    }

    // Hosts keep pulled images below their temporary folder and write them in place: each gets a folder of its own.
    private Service service(String name, Map<String, String> settings, List<String> command) {
        Path temporary = directory.resolve("tmp").resolve(name);
        try {
            Files.createDirectories(temporary);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("TMPDIR", temporary.toString());
        return Service.start(name, logs(), environment, command);
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(Files.createDirectories(directory).resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
