package io.pelato.it.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.Subscription;
import io.nats.client.api.PeerInfo;
import io.pelato.it.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * infra/cloud's overlay {@code production} on a Kubernetes of three nodes, under a name of its own, with an edge machine at
 * its load balancer; nodes die and are drained.
 */
@Tag("alone")
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KubernetesProductionIT {
    private static final String NAME = "it-" + ProcessHandle.current().pid() + "-production";

    private final List<AutoCloseable> resources = new ArrayList<>();
    private Path infra;
    private Path logs;
    private Cluster cluster;
    private Overlay production;
    private CuttableLink balancer;
    private boolean stands;
    private boolean copied;
    private EdgeMachine milan;

    @BeforeAll
    void a_cluster_of_three_nodes() {
        infra = Infra.copy(KubernetesProductionIT.class);
        logs = infra.resolveSibling("logs");
        cluster = keep(Cluster.start(NAME));
        production = new Overlay(cluster, infra.resolve("cloud"), "plant", "plant");
    }

    /** Lets the overlay stand; a test that is tried again by itself finds an empty cluster. */
    private void stand() throws Exception {
        if (stands) {
            return;
        }
        Command.in(infra.resolve("cloud/overlays")).run("cp", "-r", "production", "plant");
        Path kustomization = infra.resolve("cloud/overlays/plant/kustomization.yaml");
        Files.writeString(
                kustomization, Files.readString(kustomization).replace("namespace: pelato", "namespace: plant"));
        balancer = keep(
                new CuttableLink(new HealthyNodes(List.of("node-2", "node-1", "node-3"), production, "nats-edges")));
        production.secrets("init", "nats.example.com", Engine.machine());
        production.secrets("edge", "milan", "tls://" + Engine.machine() + ":" + balancer.port());

        Stopwatch watch = new Stopwatch();
        production.apply();
        production.awaitRollout("statefulset/nats", "deployment/wadm", "deployment/wasmcloud");
        watch.tell("the overlay production is rolled out after %.1f s");
        stands = true;
    }

    /** Has the job give every stream three copies; they may still fill. */
    private void copy() throws Exception {
        stand();
        if (!copied) {
            production.kubectl("create", "job", "now", "--from", "cronjob/nats-replicas");
            production.kubectl("wait", "--for", "condition=complete", "job/now", "--timeout", "120s");
            copied = true;
        }
    }

    /** Has an edge machine come in at the load balancer. */
    private EdgeMachine milan() throws Exception {
        stand();
        if (milan == null) {
            milan = keep(new EdgeMachine(
                    "milan",
                    infra.resolve("edge"),
                    infra.resolveSibling("machines").resolve("milan"),
                    production.secret("edges/milan.tar"),
                    "",
                    "pelato-" + NAME + "-milan"));
            milan.start();
        }
        return milan;
    }

    @Test
    @Order(1)
    void a_production_of_its_own_name_stands_on_three_nodes_and_nothing_has_to_start_twice() throws Exception {
        stand();

        assertThat(production.pods())
                .hasSize(8)
                .allSatisfy(pod -> assertThat(pod.restarts())
                        .as(() -> cluster.log("plant"))
                        .isZero());
        assertThat(production.pods().stream()
                        .filter(pod -> pod.name().matches("nats-[0-9]"))
                        .map(Overlay.Pod::node))
                .containsExactlyInAnyOrder("node-1", "node-2", "node-3");
    }

    @Test
    @Order(2)
    void the_job_gives_every_stream_three_copies() throws Exception {
        copy();

        try (PortForward nats = forwardTo("node-1");
                Connection connection = production.connect(nats)) {
            var streams = connection.jetStreamManagement();
            assertThat(streams.getStreamNames()).contains("KV_LATTICEDATA_default", "KV_wadm_manifests");
            for (String stream : streams.getStreamNames()) {
                assertThat(streams.getStreamInfo(stream).getConfiguration().getReplicas())
                        .as(stream)
                        .isEqualTo(3);
            }
            awaitCopies(connection);
        }
    }

    @Test
    @Order(3)
    void an_edge_machine_comes_in_by_the_load_balancer_and_the_cloud_sees_its_host() throws Exception {
        stand();
        Stopwatch watch = new Stopwatch();
        milan();

        try (PortForward nats = forwardTo("node-1");
                Connection connection = production.connect(nats)) {
            Eventually.that("the hosts of the cloud and of the machine answer", () -> Overlay.hosts(connection) == 4);
            watch.tell("an edge machine is in the lattice after %.1f s");
        }
    }

    @Test
    @Order(4)
    void a_node_dies_while_messages_are_stored_and_an_edge_machine_sends_and_comes_back() throws Exception {
        copy();
        EdgeMachine machine = milan();
        try (PortForward one = forwardTo("node-1");
                PortForward three = forwardTo("node-3");
                Connection connection = production.connect(one, three);
                Stored numbers = new Stored(connection, "KILLED")) {
            awaitCopies(connection);
            Eventually.that("numbers are stored", () -> numbers.count() > 20);

            cluster.kill("node-2");
            Stopwatch death = new Stopwatch();
            // Who subscribes now is told to the machine by a link to another node alone.
            Subscription heard = connection.subscribe("from.milan");
            try (Connection onEdge = machine.connect()) {
                Eventually.that("the machine's messages reach the cloud by another node", () -> {
                    onEdge.publish("from.milan", new byte[0]);
                    return heard.nextMessage(Duration.ofMillis(200)) != null;
                });
            }
            death.tell("an edge machine's messages arrive %.1f s after its node died");
            long before = numbers.count();
            Eventually.that("numbers are stored again", () -> numbers.count() > before + 20);
            Eventually.that(
                    "one host is missed, and not the machine's", () -> Overlay.hosts(connection) == 3, machine::log);
            // The server that died may have been the one that WADM was connected with.
            Eventually.that(
                    "WADM answers",
                    () -> connection.request("wadm.api.default.model.list", new byte[0], Duration.ofSeconds(5))
                            != null);
            death.tell("WADM answers %.1f s after a node died");
            cluster.kubectl("wait", "--for", "condition=Ready=Unknown", "node/node-2", "--timeout", "120s");
            death.tell("a killed node is told to be away after %.1f s");

            cluster.startAgain("node-2");
            Stopwatch back = new Stopwatch();
            cluster.kubectl("wait", "--for", "condition=Ready", "node/node-2", "--timeout", "120s");
            production.awaitRollout("statefulset/nats", "deployment/wadm", "deployment/wasmcloud");
            Eventually.that("all hosts answer", () -> Overlay.hosts(connection) == 4);
            awaitCopies(connection);
            back.tell("everything on it works again %.1f s after its start");
            assertStored(numbers);
            Stopwatch.tell("the longest pause of a node's death was %.1f s", numbers.longestPause());
        }
    }

    @Test
    @Order(5)
    void while_a_node_is_drained_nothing_that_was_taken_is_lost_and_no_second_server_may_go() throws Exception {
        copy();
        try (PortForward one = forwardTo("node-1");
                PortForward two = forwardTo("node-2");
                Connection connection = production.connect(one, two);
                Stored numbers = new Stored(connection, "DRAINED")) {
            Eventually.that("numbers are stored", () -> numbers.count() > 20);

            Stopwatch watch = new Stopwatch();
            cluster.kubectl("drain", "node-3", "--ignore-daemonsets", "--delete-emptydir-data", "--timeout", "170s");
            watch.tell("a node is drained after %.1f s");

            Command.Result refused = evict(production.natsOn("node-2"));
            assertThat(refused.exitCode()).isNotZero();
            assertThat(refused.output()).contains("violate the pod's disruption budget");

            cluster.kubectl("uncordon", "node-3");
            production.awaitRollout("statefulset/nats", "deployment/wadm", "deployment/wasmcloud");
            awaitCopies(connection);
            assertStored(numbers);
            Stopwatch.tell("the longest pause of a node's drain was %.1f s", numbers.longestPause());
        }
    }

    private Command.Result evict(String pod) throws IOException {
        Path eviction = infra.resolveSibling("eviction.json");
        Files.writeString(
                eviction,
                "{\"apiVersion\":\"policy/v1\",\"kind\":\"Eviction\",\"metadata\":{\"name\":\"" + pod
                        + "\",\"namespace\":\"plant\"}}");
        return cluster.tryKubectl(
                "create",
                "--raw",
                "/api/v1/namespaces/plant/pods/" + pod + "/eviction",
                "--filename",
                eviction.toString());
    }

    private static void assertStored(Stored numbers) throws Exception {
        List<Long> stored = numbers.stop();
        assertThat(stored)
                .containsAll(LongStream.rangeClosed(1, numbers.count()).boxed().toList())
                .doesNotHaveDuplicates();
    }

    /** A port at the NATS server on a node. */
    private PortForward forwardTo(String node) {
        return new PortForward(cluster, logs, "plant", "pod/" + production.natsOn(node), "127.0.0.1", ":4222");
    }

    private static void awaitCopies(Connection connection) throws Exception {
        var streams = connection.jetStreamManagement();
        for (String stream : streams.getStreamNames()) {
            Eventually.that(
                    "the copies of " + stream + " are up to date",
                    () -> streams.getStreamInfo(stream).getClusterInfo().getReplicas().stream()
                                    .filter(PeerInfo::isCurrent)
                                    .count()
                            == 2);
        }
    }

    private <T extends AutoCloseable> T keep(T resource) {
        resources.add(0, resource);
        return resource;
    }

    @AfterAll
    void stop() throws Exception {
        Files.createDirectories(logs);
        Files.writeString(logs.resolve("plant.log"), cluster.log("plant"));
        for (AutoCloseable resource : resources) {
            resource.close();
        }
    }
}
