package io.pelato.it.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.PeerInfo;
import io.nats.client.api.StreamConfiguration;
import io.pelato.devices.Arguments;
import io.pelato.devices.Device;
import io.pelato.devices.Fleet;
import io.pelato.devices.Tally;
import io.pelato.it.Eventually;
import io.pelato.it.Page;
import io.pelato.it.maven.MavenProjectFolder;
import io.pelato.it.maven.MavenResult;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/** infra/edge twice and infra/cloud, with a workflow deployed across them and faults on the way. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EdgeIT {
    /** Where the task on the edge sends to: heard in the cloud while there is a link. */
    private static final String READINGS = "readings";

    /** The stream in the cloud that gets what a task there sends of the messages which the machine keeps. */
    private static final String KEPT = "KEPT";

    private static final String PREFIX = "pelato-it-" + ProcessHandle.current().pid();

    private final List<AutoCloseable> resources = new ArrayList<>();
    private Path infra;
    private TestCloud cloud;
    private CuttableLink milanLink;
    private EdgeMachine milan;
    private EdgeMachine rome;
    private long nextNumber;

    @BeforeAll
    void a_cloud_an_edge_machine_and_a_workflow() throws Exception {
        Infra.buildStandIns("nats", "nats-box", "wasmcloud", "wadm", "registry");
        infra = Infra.copy(EdgeIT.class);
        cloud = keep(new TestCloud(infra, infra.resolveSibling("pods"), PREFIX));
        milanLink = keep(new CuttableLink(cloud.natsAddress(), 7422));
        milan = edge("milan", milanLink);
        deploy();
    }

    private EdgeMachine edge(String name, CuttableLink link) throws IOException {
        Path bundle = cloud.admitEdge(name, link);
        EdgeMachine edge = keep(new EdgeMachine(
                name,
                infra.resolve("edge"),
                infra.resolveSibling("machines").resolve(name),
                bundle,
                cloud.registry(),
                PREFIX + "-" + name));
        edge.start();
        Eventually.that(name + " is in the lattice", () -> cloud.edges().contains(name));
        return edge;
    }

    private void deploy() {
        String provider = cloud.registry() + "/providers/messaging-nats:test";
        Command.in(infra).run(Infra.tool("par"), "push", Infra.tool("messaging-nats.par"), provider, "--insecure");
        maven(
                MavenProjectFolder.copyOf("edge-flow", EdgeIT.class),
                "deploy",
                "-Dpelato.providers=messaging=" + provider);
    }

    private void maven(MavenProjectFolder project, String... goalAndMore) {
        List<String> settings = List.of(
                "-Dpelato.builder=local",
                "-Dpelato.registry=" + cloud.registry() + "/pelato",
                "-Dpelato.registry.allowHttp=true",
                "-Dpelato.nats.url=" + cloud.clientUrl(),
                "-Dpelato.nats.username=deployer",
                "-Dpelato.nats.password=" + cloud.password("deployer"),
                "-Dpelato.nats.tls.ca=" + cloud.authority(),
                "-Dpelato.nats.hosts=nats://nats-leaf:4222");
        MavenResult result = project.maven(settings, goalAndMore);
        assertThat(result.exitCode()).as(result.output()).isZero();
    }

    @Test
    @Order(1)
    void readings_of_devices_go_through_the_task_on_the_edge_to_the_cloud() throws Exception {
        milan.addDevice("sensor-1");
        milan.addDevice("sensor-2");
        try (Connection onEdge = milan.connect();
                Connection inCloud = cloud.connect()) {
            Numbers readings = Numbers.on(inCloud, READINGS);
            Numbers reports = Numbers.on(inCloud, "reports");
            readings.awaitInterest(onEdge, READINGS);
            reports.awaitInterest(onEdge, "reports");

            assertThat(simulate(milan.webSocketUrl())).isEqualTo(new Tally(100, 0));
            assertThat(simulate(milan.mqttUrl())).isEqualTo(new Tally(100, 0));

            Eventually.that("all readings are in the cloud", () -> readings.count() >= 200 && reports.count() >= 200);
            assertThat(readings.list()).hasSize(200);
            assertThat(reports.list()).hasSize(200);
        }
    }

    @Test
    @Order(2)
    void a_device_may_publish_on_its_own_subjects_and_nothing_else() throws Exception {
        String password = milan.addDevice("sensor-3");
        try (Connection onEdge = milan.connect();
                Connection device = Nats.connect(
                        deviceOptions().userInfo("sensor-3", password).build());
                Connection nobody = Nats.connect(deviceOptions().build())) {
            var heard = onEdge.subscribe(">");
            onEdge.flush(Duration.ofSeconds(5));
            var stolen = device.subscribe("devices.>");

            nobody.publish("devices.sensor-3.temperature", "from nobody".getBytes(StandardCharsets.UTF_8));
            nobody.flush(Duration.ofSeconds(5));
            for (String subject : List.of(
                    "devices.sensor-1.temperature",
                    "outbox.milan.sensor-3.temperature",
                    "wadm.api.default.model.get",
                    "readings",
                    "devices.sensor-3.last")) {
                device.publish(subject, "from sensor-3".getBytes(StandardCharsets.UTF_8));
            }
            device.flush(Duration.ofSeconds(5));

            List<String> fromDevices = new ArrayList<>();
            while (!fromDevices.contains("devices.sensor-3.last")) {
                Message message = heard.nextMessage(Duration.ofSeconds(10));
                if (new String(message.getData(), StandardCharsets.UTF_8).startsWith("from ")) {
                    fromDevices.add(message.getSubject());
                }
            }
            assertThat(fromDevices).containsExactly("devices.sensor-3.last");
            assertThat(stolen.nextMessage(Duration.ofMillis(500))).isNull();
        }

        milan.removeDevice("sensor-3");
        assertThatThrownBy(() -> Nats.connect(
                        deviceOptions().userInfo("sensor-3", password).build()))
                .hasMessageContaining("Authorization Violation");
    }

    private Options.Builder deviceOptions() {
        return Options.builder().server(milan.webSocketUrl()).maxReconnects(0).errorListener(new ErrorListener() {});
    }

    @Test
    @Order(3)
    void edge_work_goes_on_while_the_link_is_cut_for_a_minute_and_what_is_kept_arrives_after_it_once()
            throws Exception {
        try (Connection onEdge = milan.connect();
                Connection inCloud = cloud.connect()) {
            long keptOnes = startKeeping(onEdge, inCloud);
            Numbers onThisSide = Numbers.on(onEdge, READINGS);
            long first = nextNumber;

            milanLink.cut();
            long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
            while (System.nanoTime() < end) {
                onEdge.publish("kept.readings", Numbers.reading(nextNumber));
                onEdge.publish("devices.sensor-1.temperature", Numbers.reading(nextNumber++));
                Thread.sleep(50);
            }
            List<Long> published = LongStream.range(first, nextNumber).boxed().toList();
            Eventually.that("the task has answered all", () -> onThisSide.count() >= published.size());
            assertThat(onThisSide.list()).containsExactlyInAnyOrderElementsOf(published);
            assertThat(last(inCloud, KEPT)).as("what crossed the link").isEqualTo(keptOnes);
            milanLink.mend();

            Duration late = Eventually.that(
                    "the cloud has what was kept", () -> last(inCloud, KEPT) >= keptOnes + published.size());
            settled(inCloud, KEPT);
            assertThat(Numbers.ofStream(inCloud, KEPT, keptOnes + 1)).containsExactlyInAnyOrderElementsOf(published);
            print(
                    "link cut for 60 s, %d readings: all in the cloud %.1f s after the link was back",
                    published.size(), late);
            stopKeeping(inCloud);
        }
        // Refused if a host heard of no new links since the cut.
        deploy();
    }

    /** Deploys edge-kept, and returns the place of the last message that the cloud has of it. */
    private long startKeeping(Connection onEdge, Connection inCloud) throws Exception {
        inCloud.jetStreamManagement()
                .addStream(StreamConfiguration.builder()
                        .name(KEPT)
                        .subjects("kept.out")
                        .build());
        maven(MavenProjectFolder.copyOf("edge-kept", EdgeIT.class), "deploy", "-Dpelato.nats.domain=cloud");
        return awaitKeeping(onEdge, inCloud);
    }

    private static long awaitKeeping(Connection onEdge, Connection inCloud) throws Exception {
        long before = last(inCloud, KEPT);
        Eventually.that("the machine keeps what comes in, and the cloud gets it", () -> {
            onEdge.publish("kept.readings", Numbers.reading(0));
            return last(inCloud, KEPT) > before;
        });
        return settled(inCloud, KEPT);
    }

    private void stopKeeping(Connection inCloud) throws Exception {
        MavenProjectFolder keeping = MavenProjectFolder.copyOf("edge-kept", EdgeIT.class);
        maven(keeping, "pelato:undeploy", "-Dpelato.nats.domain=cloud", "-Dpelato.forget");
        inCloud.jetStreamManagement().deleteStream(KEPT);
    }

    /** The place of a stream's last message, once none came for two seconds. */
    private static long settled(Connection connection, String stream) throws Exception {
        long before = -1;
        for (long now = last(connection, stream); now != before; now = last(connection, stream)) {
            before = now;
            Thread.sleep(2_000);
        }
        return before;
    }

    /** The place of a stream's last message. */
    private static long last(Connection connection, String stream) throws IOException, JetStreamApiException {
        return connection
                .jetStreamManagement()
                .getStreamInfo(stream)
                .getStreamState()
                .getLastSequence();
    }

    @Test
    @Order(4)
    void an_edge_machine_that_lost_power_comes_back_by_itself_with_its_devices() throws Exception {
        milan.cutPower();
        long start = System.nanoTime();
        milan.start();
        try (Connection onEdge = milan.connect();
                Connection inCloud = cloud.connect()) {
            Numbers readings = Numbers.on(inCloud, READINGS);
            Eventually.that("the task answers again", () -> {
                onEdge.publish("devices.sensor-1.temperature", Numbers.reading(nextNumber++));
                return readings.count() > 0;
            });
            Duration back = Duration.ofNanos(System.nanoTime() - start);
            print("edge machine without power started again: its task answers after %2$.1f s", 0, back);
            assertThat(simulate(milan.mqttUrl())).isEqualTo(new Tally(100, 0));
        }
    }

    @Test
    @Order(5)
    void a_machine_with_a_new_disk_keeps_and_forwards_as_one_that_was_never_there() throws Exception {
        List<Long> published = LongStream.rangeClosed(1, 20).boxed().toList();
        try (Connection onEdge = milan.connect();
                Connection inCloud = cloud.connect()) {
            long before = startKeeping(onEdge, inCloud);
            published.forEach(number -> onEdge.publish("kept.readings", Numbers.reading(number)));
            Eventually.that("the cloud has all", () -> last(inCloud, KEPT) >= before + published.size());
            assertThat(Numbers.ofStream(inCloud, KEPT, before + 1)).containsExactlyInAnyOrderElementsOf(published);
        }

        milan.replaceDisk();

        try (Connection onEdge = milan.connect();
                Connection inCloud = cloud.connect()) {
            long before = awaitKeeping(onEdge, inCloud);
            published.forEach(number -> onEdge.publish("kept.readings", Numbers.reading(number)));
            Eventually.that("the cloud has all", () -> last(inCloud, KEPT) >= before + published.size());
            settled(inCloud, KEPT);
            assertThat(Numbers.ofStream(inCloud, KEPT, before + 1)).containsExactlyInAnyOrderElementsOf(published);
            stopKeeping(inCloud);
        }
    }

    @Test
    @Order(6)
    void the_tasks_of_a_killed_host_run_on_the_other_edge_machine() throws Exception {
        rome = edge("rome", keep(new CuttableLink(cloud.natsAddress(), 7422)));
        try (Connection onEdge = rome.connect();
                Connection inCloud = cloud.connect()) {
            Numbers readings = Numbers.on(inCloud, READINGS);
            long before = nextNumber++;
            Eventually.that("the task on milan answers rome", () -> {
                onEdge.publish("devices.sensor-1.temperature", Numbers.reading(before));
                return readings.contains(before);
            });

            milan.killHost();
            long first = nextNumber;
            Duration failover = Eventually.that("another host answers", () -> {
                onEdge.publish("devices.sensor-1.temperature", Numbers.reading(nextNumber++));
                return readings.list().stream().anyMatch(number -> number >= first);
            });

            print("edge host killed: its task answers from the other machine after %2$.1f s", 0, failover);
        }
    }

    @Test
    @Order(7)
    void a_stopped_edge_machine_is_not_missed_by_the_other() throws Exception {
        milan.startHost();
        Eventually.that("milan is back in the lattice", () -> cloud.edges().contains("milan"));
        try (Connection onEdge = milan.connect();
                Connection inCloud = cloud.connect()) {
            Numbers readings = Numbers.on(inCloud, READINGS);
            inCloud.flush(Duration.ofSeconds(5));
            Eventually.that("the task answers milan's devices", () -> {
                onEdge.publish("devices.sensor-1.temperature", Numbers.reading(nextNumber++));
                return readings.count() > 0;
            });
        }
    }

    @Test
    @Order(8)
    void an_edge_machine_may_not_deploy_or_command_hosts() throws Exception {
        try (Connection onEdge = milan.connect();
                Connection inCloud = cloud.connect()) {
            var heard = inCloud.subscribe(">");
            inCloud.flush(Duration.ofSeconds(5));
            List<String> subjects = new ArrayList<>();
            Eventually.that("an allowed message arrives", () -> {
                onEdge.publish("wadm.api.default.model.del.edge-flow", new byte[0]);
                onEdge.publish("wasmbus.ctl.v1.default.host.stop.any", new byte[0]);
                onEdge.publish("after", "the forbidden".getBytes(StandardCharsets.UTF_8));
                for (Message message = heard.nextMessage(Duration.ofSeconds(1));
                        message != null;
                        message = heard.nextMessage(Duration.ofMillis(100))) {
                    subjects.add(message.getSubject());
                }
                return subjects.contains("after");
            });

            assertThat(subjects).noneMatch(subject -> subject.startsWith("wadm.api") || subject.contains("host.stop"));
        }
    }

    @Test
    @Order(9)
    void the_lattice_outlives_one_of_the_three_nats_servers_of_the_cloud() throws Exception {
        cloud.replicateStreams();
        try (Connection onEdge = milan.connect();
                Connection inCloud = cloud.connect()) {
            var streams = inCloud.jetStreamManagement();
            for (String stream : streams.getStreamNames()) {
                assertThat(streams.getStreamInfo(stream).getConfiguration().getReplicas())
                        .as(stream)
                        .isEqualTo(3);
                Eventually.that(
                        "the copies of " + stream + " are up to date", () -> hasTwoCurrentFollowers(inCloud, stream));
            }
            cloud.killNatsServer();

            Numbers reports = Numbers.on(inCloud, "reports");
            inCloud.flush(Duration.ofSeconds(5));
            Eventually.that("the tasks work", () -> {
                onEdge.publish("devices.sensor-1.temperature", Numbers.reading(nextNumber++));
                return reports.count() > 0;
            });
            Eventually.that(
                    "WADM answers",
                    () -> inCloud.request("wadm.api.default.model.status.edge-flow", new byte[0], Duration.ofSeconds(2))
                            != null);
        }
    }

    @Test
    @Order(10)
    void the_lines_of_the_page_look_into_a_machine_and_start_its_parts_anew() {
        Page page = Page.of("infra/edge/README.md").with("NAME", "mirror");

        assertThat(milan.line(page.command("docker compose logs nats wasmcloud")))
                .contains("Server is ready");
        assertThat(milan.line(Page.of("docs/troubleshooting.md").command("docker compose logs wasmcloud")))
                .contains("wasmcloud");
        milan.line(page.command("docker compose restart nats"));
        milan.line(page.command("docker compose --profile NAME rm"));
        milan.line(page.command("docker compose up --detach --wait"));
        assertThat(milan.line(page.command("docker compose ps"))).contains("(healthy)");
    }

    private static boolean hasTwoCurrentFollowers(Connection connection, String stream)
            throws IOException, JetStreamApiException {
        return connection.jetStreamManagement().getStreamInfo(stream).getClusterInfo().getReplicas().stream()
                        .filter(PeerInfo::isCurrent)
                        .count()
                == 2;
    }

    /** 50 readings of each device of milan within a second. */
    private Tally simulate(String server) throws Exception {
        List<Device> devices = Files.readAllLines(milan.devices()).stream()
                .map(line -> line.split(" ", -1))
                .map(words -> new Device(words[0], words[1]))
                .toList();
        return new Fleet(new Arguments(URI.create(server), devices, 50, Duration.ofSeconds(1)), System.out::println)
                .run();
    }

    private static void print(String format, int count, Duration duration) {
        System.out.printf(Locale.ROOT, "infra: " + format + "%n", count, duration.toMillis() / 1000.0);
    }

    private <T extends AutoCloseable> T keep(T resource) {
        resources.add(0, resource);
        return resource;
    }

    @AfterAll
    void stop() throws Exception {
        writeLogs();
        for (AutoCloseable resource : resources) {
            resource.close();
        }
    }

    private void writeLogs() throws IOException {
        Path logs = Files.createDirectories(infra.resolveSibling("logs"));
        for (EdgeMachine edge : resources.stream()
                .filter(EdgeMachine.class::isInstance)
                .map(EdgeMachine.class::cast)
                .toList()) {
            Files.writeString(logs.resolve(edge.name() + ".log"), edge.log());
        }
        Files.writeString(logs.resolve("cloud.log"), cloud == null ? "" : cloud.log());
    }
}
