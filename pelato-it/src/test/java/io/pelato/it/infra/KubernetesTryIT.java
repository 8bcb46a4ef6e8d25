package io.pelato.it.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.Subscription;
import io.nats.client.api.PeerInfo;
import io.pelato.it.Eventually;
import io.pelato.it.Page;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/** infra/cloud on a Kubernetes of three nodes: the overlay {@code try} as its page says, a workflow, edge machines. */
@Tag("alone")
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KubernetesIT {
    private static final String NAME = "it-" + ProcessHandle.current().pid();

    /** An address of this machine that is nobody else's, where the registry has the port of its name. */
    private static final String REGISTRY_ADDRESS = "127.77."
            + (ProcessHandle.current().pid() / 250 % 250) + "."
            + (ProcessHandle.current().pid() % 250 + 1);

    private final List<AutoCloseable> resources = new ArrayList<>();
    private Path infra;
    private Path logs;
    private Cluster cluster;
    private Overlay cloud;
    private Overlay production;
    private TemperatureInCloud temperature;
    private CuttableLink balancer;
    private EdgeMachine milan;

    @BeforeAll
    void a_cluster_of_three_nodes() {
        infra = Infra.copy(KubernetesIT.class);
        logs = infra.resolveSibling("logs");
        long start = System.nanoTime();
        cluster = keep(Cluster.start(NAME));
        print("three nodes are ready after %.1f s", since(start));
        cloud = new Overlay(cluster, infra.resolve("cloud"), "try", "pelato");
        production = new Overlay(cluster, infra.resolve("cloud"), "plant", "plant");
    }

    @Test
    @Order(1)
    void the_overlay_is_rolled_out_under_the_restricted_standard_and_nothing_has_to_start_twice() {
        cloud.secrets("init", cluster.address("node-1"), cluster.address("node-2"));

        Page page = Page.of("infra/cloud/README.md");
        Command shell = cluster.withKubectl(infra.resolve("cloud"));
        long start = System.nanoTime();
        shell.line(page.command("kubectl apply -k overlays/try"));
        cloud.awaitRollout(
                "statefulset/nats",
                "statefulset/registry",
                "statefulset/postgres",
                "deployment/wadm",
                "deployment/wasmcloud");
        shell.line(page.command("kubectl -n pelato rollout status"));
        print("the overlay try is rolled out after %.1f s", since(start));

        assertThat(cluster.kubectl("get", "namespace", "pelato", "--output", "jsonpath={.metadata.labels}"))
                .contains("\"pod-security.kubernetes.io/enforce\":\"restricted\"");
        assertThat(cloud.pods())
                .hasSize(5)
                .allSatisfy(pod -> assertThat(pod.restarts())
                        .as(() -> cluster.log("pelato"))
                        .isZero());
    }

    @Test
    @Order(2)
    void a_pod_that_the_standard_forbids_is_not_let_in() {
        Command.Result result = cluster.tryKubectl(
                "--namespace", "pelato", "run", "root", "--image", "nats", "--restart", "Never", "--", "sleep", "1");

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.output()).contains("violates PodSecurity \"restricted");
    }

    @Test
    @Order(3)
    void the_policies_let_through_who_needs_it_and_nobody_else() throws Exception {
        String[] everything = {
            "nats.pelato:4222",
            "nats.pelato:7422",
            "nats-0.nats-servers.pelato:6222",
            "nats-0.nats-servers.pelato:8222",
            "registry.pelato:5000",
            "postgres.pelato:5432"
        };
        try (Callers callers = new Callers(cluster, infra.resolveSibling("callers"), "pelato")
                .free("client", "pelato", "pelato.io/nats-client: \"true\"")
                .free("stranger", "pelato")
                .unknown("mute", "pelato")
                .unknown("pipeline", "pelato", "pelato.io/nats-client: \"true\"", "pelato.io/registry-client: \"true\"")
                .free("outsider", "default")
                .start()) {

            Eventually.that(
                    "the policies for the new pods stand",
                    () -> callers.reached("client", everything).equals(List.of("nats.pelato:4222", "nats.pelato:7422")),
                    () -> callers.reached("client", everything).toString());
            assertThat(callers.reached("stranger", everything)).containsExactly("nats.pelato:7422");
            assertThat(callers.reached("outsider", everything)).containsExactly("nats.pelato:7422");
            assertThat(callers.reached("mute", everything)).isEmpty();
            assertThat(callers.reached("pipeline", everything))
                    .containsExactly("nats.pelato:4222", "registry.pelato:5000");
        }
        assertThat(Callers.reached(cluster, "pelato", "deployment/wadm", "wadm", everything))
                .containsExactly("nats.pelato:4222");
        assertThat(Callers.reached(cluster, "pelato", "deployment/wasmcloud", "wasmcloud", everything))
                .containsExactly("nats.pelato:7422", "postgres.pelato:5432", "registry.pelato:5000");
        for (String caller : List.of("nats", "postgres", "registry")) {
            String[] others = Stream.of(everything)
                    .filter(address -> !address.startsWith(caller))
                    .toArray(String[]::new);
            assertThat(Callers.reached(cluster, "pelato", "pod/" + caller + "-0", caller, others))
                    .as(caller)
                    .isEmpty();
        }
        for (String node : List.of("node-1", "node-2", "node-3")) {
            assertThat(connects(cluster.address(node), 30422)).as(node).isTrue();
        }
    }

    private static boolean connects(String address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 5_000);
            return socket.isConnected();
        }
    }

    @Test
    @Order(4)
    void the_example_is_deployed_by_the_deployer_through_forwarded_ports_and_rows_arrive() {
        temperature = new TemperatureInCloud(cloud, REGISTRY_ADDRESS, infra.resolveSibling("temperature"), logs);
        temperature.prepare();

        long start = System.nanoTime();
        temperature.maven("deploy");
        print("mvn deploy took %.1f s", since(start));

        Eventually.that("five readings are rows", () -> temperature.rows() >= 5);
    }

    @Test
    @Order(5)
    void a_pod_with_the_labels_of_the_policies_releases_the_bundle_and_one_without_is_not_let_in() throws Exception {
        temperature.maven("pelato:undeploy");
        Pipeline pipeline = new Pipeline(cloud, infra.resolve("cloud/pipeline"));
        try (MavenRepository repository = MavenRepository.of(Path.of(System.getProperty("pelato.it.repository")))) {
            pipeline.secrets();
            pipeline.use(repository, System.getProperty("pelato.version"));

            long start = System.nanoTime();
            String released = pipeline.run("Complete");
            print("a release from a pod took %.1f s", since(start));

            assertThat(released)
                    .contains("db_sync: already in the registry", "BUILD SUCCESS")
                    .doesNotContain(cloud.password("deployer"));
            int before = temperature.rows();
            Eventually.that("rows arrive again", () -> temperature.rows() > before);

            pipeline.replace("release.yaml", "        pelato.io/nats-client: \"true\"\n", "");
            assertThat(pipeline.run("Failed")).contains("BUILD FAILURE", "Cannot reach NATS");
        }
    }

    @Test
    @Order(6)
    void an_edge_machine_comes_in_by_a_node_s_port_and_is_locked_out_when_it_is_removed() throws Exception {
        cloud.secrets("edge", "milan", "tls://" + cluster.address("node-2") + ":30422");
        cloud.apply();
        cloud.secrets("reload");

        try (PortForward nats = forward("service/nats", "127.0.0.1", ":4222");
                Connection inCloud = cloud.connect(nats);
                EdgeNats milan = new EdgeNats(
                                infra.resolve("edge"),
                                infra.resolveSibling("milan"),
                                cloud.secret("edges/milan.tar"),
                                List.of())
                        .awaitLink();
                Connection onEdge = milan.connect()) {
            Subscription heard = inCloud.subscribe("from.milan");
            Eventually.that("the cloud hears the machine", () -> {
                onEdge.publish("from.milan", new byte[0]);
                return heard.nextMessage(Duration.ofMillis(200)) != null;
            });

            cloud.secrets("remove", "milan");
            cloud.apply();
            cloud.secrets("reload");

            cloud.kubectl("rollout", "restart", "statefulset/nats");
            cloud.awaitRollout("statefulset/nats");

            Eventually.that("the machine is locked out", () -> milan.log().contains("Authorization Violation"));
        }
    }

    @Test
    @Order(7)
    void a_new_certificate_restarts_nats_and_everything_finds_it_again() throws Exception {
        cloud.secrets("renew");
        cloud.apply();
        cloud.awaitRollout("statefulset/nats");

        assertThat(cloud.kubectl("exec", "nats-0", "--", "cat", "/etc/nats/tls/tls.crt"))
                .isEqualTo(Overlay.read(cloud.secret("tls.crt")));
        int before = temperature.rows();
        Eventually.that("rows arrive again", () -> temperature.rows() > before);
    }

    @Test
    @Order(8)
    void a_second_cluster_does_not_meet_the_first_changes_no_setting_of_the_machine_and_leaves_nothing()
            throws Exception {
        List<String> settings = settingsThatKubeletsWrite();
        String name = NAME + "-other";
        try (Cluster other = Cluster.start(name)) {
            other.kubectl("create", "namespace", "other");

            assertThat(cluster.tryKubectl("get", "namespace", "other").exitCode())
                    .isNotZero();
            assertThat(other.tryKubectl("get", "namespace", "pelato").exitCode())
                    .isNotZero();
            assertThat(other.address("node-1")).isNotEqualTo(cluster.address("node-1"));
            assertThat(nodes(other)).hasSize(3).doesNotContainAnyElementsOf(nodes(cluster));
        }
        assertThat(Cluster.left(name)).isEmpty();
        assertThat(settingsThatKubeletsWrite()).isEqualTo(settings);
        int before = temperature.rows();
        Eventually.that("the first goes on", () -> temperature.rows() > before);
    }

    private static List<String> nodes(Cluster cluster) {
        return cluster.kubectl("get", "nodes", "--output", "jsonpath={range .items[*]}{.metadata.uid}{'\\n'}{end}")
                .lines()
                .toList();
    }

    private static List<String> settingsThatKubeletsWrite() throws IOException {
        List<String> values = new ArrayList<>();
        for (String setting : List.of("vm/overcommit_memory", "kernel/panic", "kernel/panic_on_oops")) {
            values.add(Files.readString(Path.of("/proc/sys", setting)));
        }
        return values;
    }

    @Test
    @Order(10)
    void a_production_of_its_own_name_stands_on_three_nodes_and_nothing_has_to_start_twice() throws Exception {
        // It is not there where this test is tried again by itself.
        cluster.kubectl("delete", "namespace", "pelato", "--ignore-not-found", "--wait=false");
        Command.in(infra.resolve("cloud/overlays")).run("cp", "-r", "production", "plant");
        Path kustomization = infra.resolve("cloud/overlays/plant/kustomization.yaml");
        Files.writeString(
                kustomization, Files.readString(kustomization).replace("namespace: pelato", "namespace: plant"));
        balancer = keep(
                new CuttableLink(new HealthyNodes(List.of("node-2", "node-1", "node-3"), production, "nats-edges")));
        production.secrets("init", "nats.example.com", Engine.machine());
        production.secrets("edge", "milan", "tls://" + Engine.machine() + ":" + balancer.port());

        long start = System.nanoTime();
        production.apply();
        production.awaitRollout("statefulset/nats", "deployment/wadm", "deployment/wasmcloud");
        print("the overlay production is rolled out after %.1f s", since(start));

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
    @Order(11)
    void the_job_gives_every_stream_three_copies() throws Exception {
        production.kubectl("create", "job", "now", "--from", "cronjob/nats-replicas");
        production.kubectl("wait", "--for", "condition=complete", "job/now", "--timeout", "120s");

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
    @Order(12)
    void an_edge_machine_comes_in_by_the_load_balancer_and_the_cloud_sees_its_host() throws Exception {
        milan = keep(new EdgeMachine(
                "milan",
                infra.resolve("edge"),
                infra.resolveSibling("machines").resolve("milan"),
                production.secret("edges/milan.tar"),
                "",
                "pelato-" + NAME + "-milan"));
        long start = System.nanoTime();
        milan.start();

        try (PortForward nats = forwardTo("node-1");
                Connection connection = production.connect(nats)) {
            Eventually.that("the hosts of the cloud and of the machine answer", () -> Overlay.hosts(connection) == 4);
            print("an edge machine is in the lattice after %.1f s", since(start));
        }
    }

    @Test
    @Order(13)
    void a_node_dies_while_messages_are_stored_and_an_edge_machine_sends_and_comes_back() throws Exception {
        try (PortForward one = forwardTo("node-1");
                PortForward three = forwardTo("node-3");
                Connection connection = production.connect(one, three);
                Stored numbers = new Stored(connection, "KILLED")) {
            awaitCopies(connection);
            Eventually.that("numbers are stored", () -> numbers.count() > 20);

            cluster.kill("node-2");
            long start = System.nanoTime();
            // Who subscribes now is told to the machine by a link to another node alone.
            Subscription heard = connection.subscribe("from.milan");
            try (Connection onEdge = milan.connect()) {
                Eventually.that("the machine's messages reach the cloud by another node", () -> {
                    onEdge.publish("from.milan", new byte[0]);
                    return heard.nextMessage(Duration.ofMillis(200)) != null;
                });
            }
            print("an edge machine's messages arrive %.1f s after its node died", since(start));
            long before = numbers.count();
            Eventually.that("numbers are stored again", () -> numbers.count() > before + 20);
            Eventually.that(
                    "one host is missed, and not the machine's",
                    () -> Overlay.hosts(connection) == 3,
                    () -> milan.log());
            // The server that died may have been the one that WADM was connected with.
            Eventually.that(
                    "WADM answers",
                    () -> connection.request("wadm.api.default.model.list", new byte[0], Duration.ofSeconds(5))
                            != null);
            print("WADM answers %.1f s after a node died", since(start));
            cluster.kubectl("wait", "--for", "condition=Ready=Unknown", "node/node-2", "--timeout", "120s");
            print("a killed node is told to be away after %.1f s", since(start));

            cluster.startAgain("node-2");
            long back = System.nanoTime();
            cluster.kubectl("wait", "--for", "condition=Ready", "node/node-2", "--timeout", "120s");
            production.awaitRollout("statefulset/nats", "deployment/wadm", "deployment/wasmcloud");
            Eventually.that("all hosts answer", () -> Overlay.hosts(connection) == 4);
            awaitCopies(connection);
            print("everything on it works again %.1f s after its start", since(back));
            assertStored(numbers);
            print("the longest pause of a node's death was %.1f s", numbers.longestPause());
        }
    }

    @Test
    @Order(14)
    void while_a_node_is_drained_nothing_that_was_taken_is_lost_and_no_second_server_may_go() throws Exception {
        try (PortForward one = forwardTo("node-1");
                PortForward two = forwardTo("node-2");
                Connection connection = production.connect(one, two);
                Stored numbers = new Stored(connection, "DRAINED")) {
            Eventually.that("numbers are stored", () -> numbers.count() > 20);

            long start = System.nanoTime();
            cluster.kubectl("drain", "node-3", "--ignore-daemonsets", "--delete-emptydir-data", "--timeout", "170s");
            print("a node is drained after %.1f s", since(start));

            Command.Result refused = evict(production.natsOn("node-2"));
            assertThat(refused.exitCode()).isNotZero();
            assertThat(refused.output()).contains("violate the pod's disruption budget");

            cluster.kubectl("uncordon", "node-3");
            production.awaitRollout("statefulset/nats", "deployment/wadm", "deployment/wasmcloud");
            awaitCopies(connection);
            assertStored(numbers);
            print("the longest pause of a node's drain was %.1f s", numbers.longestPause());
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

    private PortForward forward(String target, String address, String ports) {
        return new PortForward(cluster, logs, "pelato", target, address, ports);
    }

    private static double since(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    }

    private static void print(String format, double seconds) {
        System.out.printf(Locale.ROOT, "kubernetes: " + format + "%n", seconds);
    }

    private <T extends AutoCloseable> T keep(T resource) {
        resources.add(0, resource);
        return resource;
    }

    @AfterAll
    void stop() throws Exception {
        Files.createDirectories(logs);
        for (Overlay overlay : List.of(cloud, production)) {
            Files.writeString(logs.resolve(overlay.name() + ".log"), cluster.log(overlay.namespace()));
        }
        for (AutoCloseable resource : resources) {
            resource.close();
        }
    }
}
