package io.pelato.it.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.Subscription;
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

/** infra/cloud's overlay {@code try} on a Kubernetes of three nodes, as its page says: a workflow, a pipeline, an edge machine. */
@Tag("alone")
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KubernetesTryIT {
    private static final String NAME = "it-" + ProcessHandle.current().pid() + "-try";

    /** An address of this machine that is nobody else's, where the registry has the port of its name. */
    private static final String REGISTRY_ADDRESS = "127.77."
            + (ProcessHandle.current().pid() / 250 % 250) + "."
            + (ProcessHandle.current().pid() % 250 + 1);

    private Path infra;
    private Path logs;
    private Cluster cluster;
    private Overlay cloud;
    private boolean stands;
    private TemperatureInCloud temperature;

    @BeforeAll
    void a_cluster_of_three_nodes() {
        infra = Infra.copy(KubernetesTryIT.class);
        logs = infra.resolveSibling("logs");
        Stopwatch watch = new Stopwatch();
        cluster = Cluster.start(NAME);
        watch.tell("three nodes are ready after %.1f s");
        cloud = new Overlay(cluster, infra.resolve("cloud"), "try", "pelato");
    }

    /** Lets the overlay stand; a test that is tried again by itself finds an empty cluster. */
    private void stand() {
        if (stands) {
            return;
        }
        cloud.secrets("init", cluster.address("node-1"), cluster.address("node-2"));
        Page page = Page.of("infra/cloud/README.md");
        Command shell = cluster.withKubectl(infra.resolve("cloud"));
        Stopwatch watch = new Stopwatch();
        shell.line(page.command("kubectl apply -k overlays/try"));
        cloud.awaitRollout(
                "statefulset/nats",
                "statefulset/registry",
                "statefulset/postgres",
                "deployment/wadm",
                "deployment/wasmcloud");
        shell.line(page.command("kubectl -n pelato rollout status"));
        watch.tell("the overlay try is rolled out after %.1f s");
        stands = true;
    }

    /** Lets the overlay stand with README's example deployed to it. */
    private TemperatureInCloud deployed() {
        stand();
        if (temperature == null) {
            temperature = new TemperatureInCloud(cloud, REGISTRY_ADDRESS, infra.resolveSibling("temperature"), logs);
            temperature.prepare();
            Stopwatch watch = new Stopwatch();
            temperature.maven("deploy");
            watch.tell("mvn deploy took %.1f s");
        }
        return temperature;
    }

    @Test
    @Order(1)
    void the_overlay_is_rolled_out_under_the_restricted_standard_and_nothing_has_to_start_twice() {
        stand();

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
        stand();

        Command.Result result = cluster.tryKubectl(
                "--namespace", "pelato", "run", "root", "--image", "nats", "--restart", "Never", "--", "sleep", "1");

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.output()).contains("violates PodSecurity \"restricted");
    }

    @Test
    @Order(3)
    void the_policies_let_through_who_needs_it_and_nobody_else() throws Exception {
        stand();
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
        TemperatureInCloud example = deployed();

        Eventually.that("five readings are rows", () -> example.rows() >= 5);
    }

    @Test
    @Order(5)
    void a_pod_with_the_labels_of_the_policies_releases_the_bundle_and_one_without_is_not_let_in() throws Exception {
        deployed().maven("pelato:undeploy");
        Pipeline pipeline = new Pipeline(cloud, infra.resolve("cloud/pipeline"));
        try (MavenRepository repository = MavenRepository.of(Path.of(System.getProperty("pelato.it.repository")))) {
            pipeline.secrets();
            pipeline.use(repository, System.getProperty("pelato.version"));

            Stopwatch watch = new Stopwatch();
            String released = pipeline.run("Complete");
            watch.tell("a release from a pod took %.1f s");

            assertThat(released)
                    .contains("db_sync: already in the registry", "BUILD SUCCESS")
                    .doesNotContain(cloud.password("deployer"));
            awaitRows();

            pipeline.replace("release.yaml", "        pelato.io/nats-client: \"true\"\n", "");
            assertThat(pipeline.run("Failed")).contains("BUILD FAILURE", "Cannot reach NATS");
        }
    }

    @Test
    @Order(6)
    void an_edge_machine_comes_in_by_a_node_s_port_and_is_locked_out_when_it_is_removed() throws Exception {
        stand();
        cloud.secrets("edge", "milan", "tls://" + cluster.address("node-2") + ":30422");
        cloud.apply();
        cloud.secrets("reload");

        try (PortForward nats = new PortForward(cluster, logs, "pelato", "service/nats", "127.0.0.1", ":4222");
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
        deployed();
        cloud.secrets("renew");
        cloud.apply();
        cloud.awaitRollout("statefulset/nats");

        assertThat(cloud.kubectl("exec", "nats-0", "--", "cat", "/etc/nats/tls/tls.crt"))
                .isEqualTo(Overlay.read(cloud.secret("tls.crt")));
        awaitRows();
    }

    private void awaitRows() {
        int before = temperature.rows();
        Eventually.that("rows arrive again", () -> temperature.rows() > before);
    }

    @Test
    @Order(8)
    void wadm_waits_for_jetstream_and_says_so_instead_of_starting_twice() {
        stand();
        Command shell = cluster.withKubectl(infra.resolve("cloud"));
        List<String> log =
                Command.words(Page.of("infra/cloud/README.md").command("kubectl -n pelato logs deployment/wadm"));

        cloud.kubectl("scale", "statefulset/nats", "--replicas=0");
        cloud.kubectl("rollout", "restart", "deployment/wadm");
        Eventually.that(
                "it says what it waits for",
                () -> shell.end(log).output().contains("nats: error: "),
                () -> shell.end(log).output());
        cloud.kubectl("scale", "statefulset/nats", "--replicas=1");
        cloud.awaitRollout("statefulset/nats", "deployment/wadm");

        assertThat(cloud.pods())
                .filteredOn(pod -> pod.name().startsWith("wadm-"))
                .allSatisfy(pod -> assertThat(pod.restarts()).isZero());
    }

    @Test
    @Order(9)
    void a_second_cluster_does_not_meet_the_first_changes_no_setting_of_the_machine_and_leaves_nothing()
            throws Exception {
        deployed();
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
        awaitRows();
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

    @AfterAll
    void stop() throws IOException {
        Files.createDirectories(logs);
        Files.writeString(logs.resolve("pelato.log"), cluster.log("pelato"));
        cluster.close();
    }
}
