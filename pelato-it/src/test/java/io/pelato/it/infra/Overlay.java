package io.pelato.it.infra;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.Subscription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An overlay of infra/cloud on a cluster, handled as its page says.
 *
 * @param cloud a copy of the folder infra/cloud
 */
record Overlay(Cluster cluster, Path cloud, String name, String namespace) {

    /** Runs {@code ./secrets WORD OVERLAY MORE...}; what it prints. */
    String secrets(String word, String... more) {
        List<String> words = new ArrayList<>(List.of("./secrets", word, name));
        words.addAll(List.of(more));
        return cluster.withKubectl(cloud).run(words);
    }

    void apply() {
        Command.in(cloud).run(cluster.program(), "apply", "-k", "overlays/" + name);
    }

    /** Waits for workloads, such as {@code statefulset/nats}; fails with what they said. */
    void awaitRollout(String... workloads) {
        for (String workload : workloads) {
            Command.Result result =
                    cluster.tryKubectl("--namespace", namespace, "rollout", "status", workload, "--timeout", "180s");
            if (result.exitCode() != 0) {
                throw new AssertionError(result.output() + "\n" + cluster.log(namespace));
            }
        }
    }

    String kubectl(String... words) {
        return cluster.kubectl(Stream.concat(Stream.of("--namespace", namespace), Stream.of(words))
                .toArray(String[]::new));
    }

    /** All pods but those of jobs, each with its node and how often its containers were started again. */
    List<Pod> pods() {
        return kubectl(
                        "get",
                        "pods",
                        "--selector",
                        "app.kubernetes.io/name,app.kubernetes.io/name!=nats-replicas",
                        "--output",
                        "jsonpath={range .items[*]}{.metadata.name} {.spec.nodeName} "
                                + "{.status.containerStatuses[*].restartCount} {.status.initContainerStatuses[*].restartCount}"
                                + "{'\\n'}{end}")
                .lines()
                .map(line -> List.of(line.strip().split(" +", -1)))
                .map(words -> new Pod(
                        words.get(0),
                        words.size() > 1 ? words.get(1) : "",
                        words.stream().skip(2).mapToInt(Integer::parseInt).sum()))
                .toList();
    }

    /** The name of the NATS server that stands on a node. */
    String natsOn(String node) {
        return pods().stream()
                .filter(pod -> pod.name().matches("nats-[0-9]") && pod.node().equals(node))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no NATS server on " + node + ": " + pods()))
                .name();
    }

    /** How many wasmCloud hosts answer. */
    static long hosts(Connection connection) throws InterruptedException {
        String inbox = connection.createInbox();
        Subscription answers = connection.subscribe(inbox);
        connection.publish("wasmbus.ctl.v1.default.host.ping", inbox, new byte[0]);
        long hosts = 0;
        while (answers.nextMessage(Duration.ofSeconds(1)) != null) {
            hosts++;
        }
        answers.unsubscribe();
        return hosts;
    }

    record Pod(String name, String node, int restarts) {}

    Path authority() {
        return secret("ca.crt");
    }

    String password(String user) {
        return read(secret("users/" + user));
    }

    /** A file that {@code ./secrets} made. */
    Path secret(String file) {
        return cloud.resolve("overlays").resolve(name).resolve("secrets").resolve(file);
    }

    static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connection through forwarded ports, with all rights in the lattice's account. */
    Connection connect(PortForward... ports) throws IOException, InterruptedException {
        return Nats.connect(Options.builder()
                .servers(Stream.of(ports)
                        .map(forward -> "tls://127.0.0.1:" + forward.port())
                        .toArray(String[]::new))
                .sslContext(Certificates.trusting(authority()))
                .userInfo("host", password("host"))
                .connectionTimeout(Duration.ofSeconds(10))
                .reconnectWait(Duration.ofMillis(200))
                .maxReconnects(-1)
                .ignoreDiscoveredServers()
                .errorListener(new ErrorListener() {})
                .build());
    }
}
