package io.pelato.it.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Subscription;
import io.nats.client.api.KeyValueConfiguration;
import io.nats.client.api.StreamConfiguration;
import io.pelato.it.Eventually;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the users of infra/cloud may do, on a real NATS: what each needs, and nothing of what it must not. */
@TestInstance(Lifecycle.PER_CLASS)
class AccountsIT {
    /** Every request of JetStream's API, as NATS 2.15 has it; STREAM and CONSUMER stand for names. */
    private static final List<String> API = List.of(
            "INFO",
            "STREAM.CREATE.STREAM",
            "STREAM.UPDATE.STREAM",
            "STREAM.NAMES",
            "STREAM.LIST",
            "STREAM.INFO.STREAM",
            "STREAM.DELETE.STREAM",
            "STREAM.PURGE.STREAM",
            "STREAM.SNAPSHOT.STREAM",
            "STREAM.RESTORE.STREAM",
            "STREAM.MSG.DELETE.STREAM",
            "STREAM.MSG.GET.STREAM",
            "STREAM.PEER.REMOVE.STREAM",
            "STREAM.LEADER.STEPDOWN.STREAM",
            "DIRECT.GET.STREAM",
            "DIRECT.GET.STREAM.$KV.KEY",
            "CONSUMER.CREATE.STREAM",
            "CONSUMER.CREATE.STREAM.CONSUMER",
            "CONSUMER.CREATE.STREAM.CONSUMER.$KV.KEY",
            "CONSUMER.DURABLE.CREATE.STREAM.CONSUMER",
            "CONSUMER.NAMES.STREAM",
            "CONSUMER.LIST.STREAM",
            "CONSUMER.INFO.STREAM.CONSUMER",
            "CONSUMER.DELETE.STREAM.CONSUMER",
            "CONSUMER.PAUSE.STREAM.CONSUMER",
            "CONSUMER.RESET.STREAM.CONSUMER",
            "CONSUMER.UNPIN.STREAM.CONSUMER",
            "CONSUMER.LEADER.STEPDOWN.STREAM.CONSUMER",
            "CONSUMER.MSG.NEXT.STREAM.CONSUMER",
            "META.LEADER.STEPDOWN",
            "SERVER.REMOVE",
            "ACCOUNT.PURGE.LATTICE",
            "ACCOUNT.STREAM.MOVE.LATTICE.STREAM",
            "ACCOUNT.STREAM.CANCEL_MOVE.LATTICE.STREAM");

    /** What the host of an edge machine asks of the cloud's JetStream, for a bucket that it may only read. */
    private static final List<String> WATCHES =
            List.of("STREAM.INFO.STREAM", "CONSUMER.CREATE.STREAM", "CONSUMER.CREATE.STREAM.CONSUMER");

    private CloudNats cloud;
    private EdgeNats milan;
    private EdgeNats rome;
    private Connection host;
    private Connection onMilan;
    private Connection onRome;
    private Connection deployer;

    @BeforeAll
    void edge_machines_of_two_lattices_with_what_wadm_and_hosts_keep() throws Exception {
        var infra = Infra.copy(AccountsIT.class);
        cloud = new CloudNats(
                infra, infra.resolveSibling("cloud"), Map.of("milan", "default", "turin", "default", "rome", "plant"));
        host = cloud.connect("host");
        for (String bucket : List.of(
                "LATTICEDATA_default",
                "CONFIGDATA_default",
                "LATTICEDATA_plant",
                "CONFIGDATA_plant",
                "wadm_state",
                "wadm_manifests")) {
            host.keyValueManagement()
                    .create(KeyValueConfiguration.builder().name(bucket).build());
            host.keyValue(bucket).put("KEY", "kept");
        }
        host.jetStreamManagement()
                .addStream(StreamConfiguration.builder()
                        .name("READINGS")
                        .subjects("readings")
                        .build());
        milan = cloud.edge("milan").awaitLink();
        rome = cloud.edge("rome").awaitLink();
        onMilan = milan.connect();
        onRome = rome.connect();
        deployer = cloud.connect("deployer");
        Eventually.that(
                "the links carry messages",
                () -> asks(onMilan, "$JS.edge.default.API.STREAM.INFO.KV_CONFIGDATA_default")
                        && asks(onRome, "$JS.edge.plant.API.STREAM.INFO.KV_CONFIGDATA_plant"));
    }

    private static boolean asks(Connection connection, String subject) throws InterruptedException {
        return request(connection, subject, "").isPresent();
    }

    private static Optional<String> request(Connection connection, String subject, String body)
            throws InterruptedException {
        return Optional.ofNullable(
                        connection.request(subject, body.getBytes(StandardCharsets.UTF_8), Duration.ofMillis(400)))
                .map(answer -> new String(answer.getData(), StandardCharsets.UTF_8));
    }

    /** What a connection hears of what another says, up to a message that it may hear. */
    private static List<String> heard(Connection listener, String subject, Connection speaker, List<String> said)
            throws Exception {
        Subscription subscription = listener.subscribe(subject);
        Subscription end = listener.subscribe("the.end");
        listener.flush(Duration.ofSeconds(5));
        Eventually.that("a message comes through", () -> {
            speaker.publish("the.end", new byte[0]);
            return end.nextMessage(Duration.ofMillis(200)) != null;
        });
        said.forEach(word -> speaker.publish(word, "said".getBytes(StandardCharsets.UTF_8)));
        speaker.publish("the.end", "last".getBytes(StandardCharsets.UTF_8));
        List<String> heard = new ArrayList<>();
        for (Message message = end.nextMessage(Duration.ofSeconds(5));
                message.getData().length == 0;
                message = end.nextMessage(Duration.ofSeconds(5))) {
            // What was said before it came through.
        }
        for (Message message = subscription.nextMessage(Duration.ofMillis(300));
                message != null;
                message = subscription.nextMessage(Duration.ofMillis(50))) {
            if (new String(message.getData(), StandardCharsets.UTF_8).equals("said")) {
                heard.add(message.getSubject());
            }
        }
        subscription.unsubscribe();
        end.unsubscribe();
        return heard;
    }

    @Test
    void the_host_of_an_edge_machine_may_do_what_wasmcloud_needs() throws Exception {
        String api = "$JS.edge.default.API.";
        Subscription watch = onMilan.subscribe("watch");

        assertThat(request(onMilan, "$JS.cloud.API.STREAM.NAMES", "{\"subject\":\"readings\"}")
                        .orElseThrow())
                .contains("\"READINGS\"");
        assertThat(request(onMilan, "readings", "stored").orElseThrow()).contains("\"stream\":\"READINGS\"");
        assertThat(request(onMilan, api + "STREAM.INFO.KV_LATTICEDATA_default", "")
                        .orElseThrow())
                .contains("\"name\":\"KV_LATTICEDATA_default\"");
        assertThat(request(onMilan, api + "$KV.LATTICEDATA_default.COMPONENT_a", "spec")
                        .orElseThrow())
                .contains("\"seq\"");
        assertThat(request(onMilan, api + "DIRECT.GET.KV_LATTICEDATA_default.$KV.LATTICEDATA_default.COMPONENT_a", "")
                        .orElseThrow())
                .isEqualTo("spec");
        for (String bucket : List.of("LATTICEDATA_default", "CONFIGDATA_default")) {
            String filter = "$KV." + bucket + ".KEY";
            assertThat(request(onMilan, api + "DIRECT.GET.KV_" + bucket + "." + filter, "")
                            .orElseThrow())
                    .isEqualTo("kept");
            assertThat(request(
                                    onMilan,
                                    api + "CONSUMER.CREATE.KV_" + bucket + ".w." + filter,
                                    "{\"stream_name\":\"KV_" + bucket
                                            + "\",\"config\":{\"name\":\"w\",\"deliver_subject\":\"watch\",\"filter_subject\":\""
                                            + filter
                                            + "\",\"deliver_policy\":\"last_per_subject\",\"ack_policy\":\"none\","
                                            + "\"mem_storage\":true}}")
                            .orElseThrow())
                    .doesNotContain("\"error\"");
            Message first = watch.nextMessage(Duration.ofSeconds(5));
            assertThat(first.getSubject()).isEqualTo(filter);
            assertThat(new String(first.getData(), StandardCharsets.UTF_8)).isEqualTo("kept");
        }
        assertThat(heard(
                        host,
                        ">",
                        onMilan,
                        List.of("wasmbus.evt.default.host_heartbeat", "default.component.wrpc", "readings")))
                .contains("wasmbus.evt.default.host_heartbeat", "default.component.wrpc", "readings");
        assertThat(heard(
                        onMilan,
                        ">",
                        host,
                        List.of(
                                "wasmbus.ctl.v1.default.host.ping",
                                "wasmbus.ctl.v1.default.component.scale.ID",
                                "wasmbus.rpc.default.PROVIDER.linkdefs.put",
                                "readings")))
                .contains(
                        "wasmbus.ctl.v1.default.host.ping",
                        "wasmbus.ctl.v1.default.component.scale.ID",
                        "wasmbus.rpc.default.PROVIDER.linkdefs.put",
                        "readings");
    }

    /** Every request of the API, for each stream and way that an edge machine could try; its own domain is its own. */
    static Stream<String> requestsOfTheApi() {
        return Stream.of("$JS.API.", "$JS.cloud.API.", "$JS.rome.API.", "$JS.edge.default.API.", "$JS.edge.plant.API.")
                .flatMap(prefix -> Stream.of(
                                "KV_CONFIGDATA_default",
                                "KV_LATTICEDATA_default",
                                "KV_CONFIGDATA_plant",
                                "KV_wadm_manifests",
                                "KV_wadm_state",
                                "READINGS")
                        .flatMap(stream -> API.stream()
                                .filter(request -> !mayWatch(prefix, stream, request))
                                .map(request -> prefix
                                        + request.replace("STREAM.INFO.STREAM", "STREAM.INFO." + stream)
                                                .replaceAll("\\.STREAM(?=\\.|$)", "." + stream))));
    }

    private static boolean mayWatch(String prefix, String stream, String request) {
        return (prefix.matches("\\$JS\\.(cloud|rome)\\.API\\.")
                        && List.of("INFO", "STREAM.NAMES").contains(request))
                || (prefix.equals("$JS.edge.default.API.")
                        && List.of("KV_CONFIGDATA_default", "KV_LATTICEDATA_default")
                                .contains(stream)
                        && Stream.concat(WATCHES.stream(), Stream.of("DIRECT.GET", "STREAM.MSG.GET"))
                                .anyMatch(request::startsWith));
    }

    @Test
    void an_edge_machine_may_ask_nothing_else_of_any_jetstream_but_its_own() throws Exception {
        List<String> asked = requestsOfTheApi().distinct().toList();

        // What the cloud takes for a request comes out as one; the rest of the domain's subjects is nobody's.
        List<String> passed = heard(host, "$JS.>", onMilan, asked).stream()
                .filter(subject -> !subject.startsWith("$JS.edge."))
                .toList();

        assertThat(asked).hasSizeGreaterThan(700);
        assertThat(passed).isEmpty();
        assertThat(host.keyValue("wadm_manifests").get("KEY").getValueAsString())
                .isEqualTo("kept");
        assertThat(host.jetStreamManagement().getStreamNames()).contains("KV_CONFIGDATA_default", "READINGS");
    }

    static List<String> subjectsThatAnEdgeMachineMayNotSpeakOn() {
        return List.of(
                "$KV.CONFIGDATA_default.KEY",
                "$KV.LATTICEDATA_default.KEY",
                "$KV.wadm_manifests.KEY",
                "$KV.any.KEY",
                "$JS.cloud.API.$KV.CONFIGDATA_default.KEY",
                "$JS.cloud.API.$KV.wadm_manifests.KEY",
                "$JS.edge.default.API.$KV.CONFIGDATA_default.KEY",
                "$JS.edge.default.API.$KV.wadm_manifests.KEY",
                "$JS.edge.plant.API.$KV.LATTICEDATA_plant.KEY",
                "$OBJ.any.C.KEY",
                "$JS.cloud.API.$OBJ.any.C.KEY",
                "wadm.api.default.model.put",
                "wadm.api.plant.model.list",
                "wadm.evt.default.manifest_published",
                "wadm.cmd.default",
                "wadm.notify.default",
                "wadm.status.default.app",
                "wasmbus.ctl.v1.default.host.stop.ID",
                "wasmbus.ctl.v1.default.component.scale.ID",
                "wasmbus.ctl.v1.default.config.put.NAME",
                "wasmbus.ctl.v1.plant.link.put",
                "wasmbus.evt.plant.host_stopped",
                "wasmbus.rpc.plant.PROVIDER.linkdefs.del",
                "$JS.ACK.READINGS.worker.1.1.1.1700000000000000000.0",
                "plant.component.wrpc");
    }

    @Test
    void an_edge_machine_may_not_write_buckets_give_orders_or_speak_in_another_lattice() throws Exception {
        assertThat(heard(host, ">", onMilan, subjectsThatAnEdgeMachineMayNotSpeakOn()))
                .noneMatch(subject -> !subject.startsWith("$JS.edge."));
        for (String bucket :
                List.of("CONFIGDATA_default", "LATTICEDATA_default", "wadm_manifests", "LATTICEDATA_plant")) {
            assertThat(host.keyValue(bucket).get("KEY").getValueAsString())
                    .as(bucket)
                    .isEqualTo("kept");
        }
    }

    /** Each by its own name too: a listener to everything is filtered in another place than a listener to one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$KV.CONFIGDATA_default.OTHER",
                "$JS.cloud.API.$KV.CONFIGDATA_default.OTHER",
                "$JS.API.STREAM.INFO.KV_CONFIGDATA_default",
                "$JS.EVENT.ADVISORY.API",
                "$OBJ.any.C.KEY",
                "wadm.api.default.model.put",
                "wadm.status.default.app",
                "wasmbus.evt.plant.host_heartbeat",
                "wasmbus.ctl.v1.default.config.put.NAME",
                "wasmbus.ctl.v1.default.config.get.NAME",
                "wasmbus.ctl.v1.default.link.put",
                "wasmbus.ctl.v1.default.registry.put",
                "wasmbus.ctl.v1.plant.host.ping",
                "wasmbus.rpc.plant.PROVIDER.linkdefs.put",
                "plant.component.wrpc"
            })
    void an_edge_machine_does_not_hear(String subject) throws Exception {
        for (String listenedTo : List.of(subject, ">", subject.replaceAll("\\.[^.]+$", ".>"))) {
            assertThat(heard(onMilan, listenedTo, host, List.of(subject)))
                    .as(listenedTo)
                    .isEmpty();
        }
    }

    @Test
    void a_consumer_of_an_edge_machine_delivers_into_no_bucket_and_gives_no_order() throws Exception {
        String api = "$JS.edge.default.API.";
        request(onMilan, api + "$KV.LATTICEDATA_default.BAIT", "bait");
        Subscription orders = host.subscribe("wadm.api.>");
        for (String target : List.of(
                "$KV.CONFIGDATA_default.BAIT",
                "$JS.API.STREAM.DELETE.KV_CONFIGDATA_default",
                "wadm.api.default.model.list")) {
            request(
                    onMilan,
                    api + "CONSUMER.CREATE.KV_LATTICEDATA_default",
                    "{\"stream_name\":\"KV_LATTICEDATA_default\",\"config\":{\"deliver_subject\":\"" + target
                            + "\",\"filter_subject\":\"$KV.LATTICEDATA_default.BAIT\",\"deliver_policy\":\"all\","
                            + "\"ack_policy\":\"none\",\"mem_storage\":true}}");
        }

        Message order = orders.nextMessage(Duration.ofMillis(500));
        assertThat(order == null ? "" : order.getSubject()).doesNotStartWith("wadm.");
        assertThat(host.jetStreamManagement().getStreamNames()).contains("KV_CONFIGDATA_default");
        assertThat(host.keyValue("CONFIGDATA_default").get("BAIT")).isNull();
        orders.unsubscribe();
    }

    @Test
    void what_only_other_machines_listen_to_does_not_leave_an_isolated_one() throws Exception {
        EdgeNats turin = cloud.edge("turin", List.of("EDGE_ISOLATED=true")).awaitLink();
        try (Connection onTurin = turin.connect()) {
            Eventually.that(
                    "the link carries messages",
                    () -> asks(onTurin, "$JS.edge.default.API.STREAM.INFO.KV_CONFIGDATA_default"));

            Subscription beside = onMilan.subscribe("line");
            onMilan.flush(Duration.ofSeconds(5));
            onTurin.publish("line", "said".getBytes(StandardCharsets.UTF_8));
            assertThat(heard(host, "readings", onTurin, List.of("readings"))).contains("readings");
            assertThat(beside.nextMessage(Duration.ofMillis(500))).isNull();
            beside.unsubscribe();
            assertThat(heard(onTurin, "line", onMilan, List.of("line"))).contains("line");
        }
    }

    @Test
    void lattices_are_kept_apart() throws Exception {
        assertThat(request(onRome, "$JS.edge.plant.API.STREAM.INFO.KV_CONFIGDATA_plant", ""))
                .isPresent();
        assertThat(heard(
                        host,
                        ">",
                        onRome,
                        List.of(
                                "$JS.edge.default.API.STREAM.INFO.KV_CONFIGDATA_default",
                                "$JS.edge.default.API.CONSUMER.CREATE.KV_CONFIGDATA_default.c.$KV.CONFIGDATA_default.KEY",
                                "$JS.edge.default.API.$KV.LATTICEDATA_default.KEY",
                                "wasmbus.evt.default.host_heartbeat",
                                "default.component.wrpc")))
                .isEmpty();
        assertThat(heard(
                        onRome,
                        ">",
                        host,
                        List.of("wasmbus.ctl.v1.default.component.scale.ID", "default.component.wrpc")))
                .isEmpty();
    }

    static Stream<String> subjectsOfOthersThanDeployers() {
        return Stream.of(
                        Stream.of(
                                "wadm.api.plant.model.list",
                                "wadm.cmd.default",
                                "wasmbus.ctl.v1.plant.host.ping",
                                "wasmbus.ctl.v1.default.host.stop.ID",
                                "wasmbus.ctl.v1.default.component.scale.ID",
                                "wasmbus.ctl.v1.default.registry.put",
                                "wasmbus.evt.default.host_stopped",
                                "$JS.API.STREAM.LIST",
                                "pelato.schedule.plant.project.component.schedule",
                                "default.component.wrpc",
                                "readings",
                                "devices.sensor-1.temperature",
                                "$KV.CONFIGDATA_default.KEY",
                                "$KV.wadm_manifests.KEY",
                                "$JS.API.CONSUMER.DELETE.KV_LATTICEDATA_default.CONSUMER",
                                "$JS.cloud.API.CONSUMER.DELETE.KV_CONFIGDATA_plant.CONSUMER",
                                "$JS.cloud.API.CONSUMER.DELETE.wadm_events.CONSUMER"),
                        Stream.of("$JS.API.", "$JS.cloud.API.")
                                .flatMap(prefix -> Stream.of(
                                                "KV_CONFIGDATA_default",
                                                "KV_LATTICEDATA_plant",
                                                "KV_wadm_manifests",
                                                "wadm_status")
                                        .flatMap(stream -> Stream.of(
                                                        "DELETE",
                                                        "UPDATE",
                                                        "PURGE",
                                                        "MSG.GET",
                                                        "MSG.DELETE",
                                                        "SNAPSHOT")
                                                .map(verb -> prefix + "STREAM." + verb + "." + stream))))
                .flatMap(subjects -> subjects);
    }

    @ParameterizedTest
    @MethodSource("subjectsOfOthersThanDeployers")
    void who_deploys_may_not_speak_on(String subject) throws Exception {
        Subscription heard = host.subscribe(subject.startsWith("$JS.cloud") ? "$JS.>" : subject);
        host.flush(Duration.ofSeconds(5));

        deployer.publish(subject, "said".getBytes(StandardCharsets.UTF_8));
        deployer.flush(Duration.ofSeconds(5));
        List<String> said = new ArrayList<>();
        for (Message message = heard.nextMessage(Duration.ofMillis(100));
                message != null;
                message = heard.nextMessage(Duration.ofMillis(10))) {
            said.add(new String(message.getData(), StandardCharsets.UTF_8));
        }
        heard.unsubscribe();

        assertThat(said).doesNotContain("said");
    }

    /** Texts in quotes. */
    private static Set<String> quoted(String text) {
        return Pattern.compile("\"([^\"]*)\"")
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    @Test
    void who_deploys_may_do_what_the_docs_list_and_no_more() throws Exception {
        String docs = Files.readString(Infra.FOLDER.resolveSibling("docs/deploying.md"));
        String section =
                docs.substring(docs.indexOf("### What the NATS user must be allowed"), docs.indexOf("## HTTP"));
        String[] blocks = section.split("```", -1);
        String users = Files.readString(cloud.secrets().resolve("lattice.conf"));
        String deployers = users.lines()
                .filter(line -> line.contains("user: \"deployer\""))
                .findFirst()
                .orElseThrow();
        String allowed = deployers.substring(deployers.indexOf("allow:"), deployers.indexOf("deny:"));
        String subscribed = deployers.substring(deployers.indexOf("subscribe:"));

        Set<String> listed = new TreeSet<>(quoted(blocks[1] + blocks[3] + blocks[5] + blocks[7]));
        quoted(blocks[3] + blocks[5]).forEach(subject -> listed.add(subject.replace("$JS.API.", "$JS.cloud.API.")));
        // The right to look at the consumers of any stream holds it.
        listed.removeIf(subject -> subject.endsWith(".API.CONSUMER.LIST.KV_LATTICEDATA_default"));
        assertThat(listed).hasSizeGreaterThan(15);
        assertThat(union(quoted(allowed), quoted(subscribed))).isEqualTo(listed);
        assertThat(quoted(subscribed)).isEqualTo(quoted(blocks[1].substring(blocks[1].indexOf("subscribe:"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$JS.API.", "$JS.cloud.API."})
    void who_deploys_may_count_who_follows_its_lattice_and_look_at_no_other_consumer_of_a_bucket(String api)
            throws Exception {
        assertThat(request(deployer, api + "CONSUMER.LIST.KV_LATTICEDATA_default", ""))
                .hasValueSatisfying(answer -> assertThat(answer).contains("\"consumers\""));
        assertThat(request(deployer, api + "CONSUMER.LIST.KV_CONFIGDATA_default", ""))
                .isEmpty();
        assertThat(request(deployer, api + "CONSUMER.LIST.KV_LATTICEDATA_plant", ""))
                .isEmpty();
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> union = new TreeSet<>(one);
        union.addAll(other);
        return union;
    }

    @Test
    void who_deploys_may_make_look_at_and_delete_the_streams_of_schedules() throws Exception {
        var streams = deployer.jetStreamManagement();

        streams.addStream(StreamConfiguration.builder()
                .name("pelato-schedule-default-project-component")
                .subjects("pelato.schedule.default.project.component.>")
                .build());
        deployer.jetStream().publish("pelato.schedule.default.project.component.schedule", new byte[0]);
        assertThat(streams.getLastMessage(
                                "pelato-schedule-default-project-component",
                                "pelato.schedule.default.project.component.schedule")
                        .getSeq())
                .isEqualTo(1);
        assertThat(streams.getStreamInfo("pelato-schedule-default-project-component")
                        .getStreamState()
                        .getMsgCount())
                .isEqualTo(1);
        assertThat(streams.deleteStream("pelato-schedule-default-project-component"))
                .isTrue();
    }

    @Test
    void who_deploys_may_find_out_whether_messages_can_be_kept_and_delete_their_streams_also_on_edge_machines()
            throws Exception {
        onMilan.jetStreamManagement()
                .addStream(StreamConfiguration.builder()
                        .name("PELATO_project_milan")
                        .subjects("project.in")
                        .build());
        var streams = deployer.jetStreamManagement();
        streams.addStream(StreamConfiguration.builder()
                .name("PELATO_project_trial_cloud")
                .subjects("_p.trial.cloud.project")
                .build());

        assertThat(streams.deleteStream("PELATO_project_trial_cloud")).isTrue();
        assertThat(streams.getAccountStatistics().getStreams()).isPositive();
        for (String request : List.of(
                "$JS.milan.API.STREAM.INFO.PELATO_project_milan",
                "$JS.milan.API.CONSUMER.LIST.PELATO_project_milan",
                "$JS.milan.API.STREAM.DELETE.PELATO_project_milan")) {
            assertThat(request(deployer, request, "{}").orElseThrow()).doesNotContain("\"error\"");
        }
    }

    /** As the forwarder of an edge machine does with what tasks in the cloud take. */
    @Test
    void an_edge_machine_may_store_what_tasks_in_the_cloud_take_in_their_stream() throws Exception {
        host.jetStreamManagement()
                .addStream(StreamConfiguration.builder()
                        .name("PELATO_flow_cloud")
                        .subjects("_p.cloud.flow.>")
                        .build());

        assertThat(request(onMilan, "_p.cloud.flow.clean", "stored").orElseThrow())
                .contains("\"stream\":\"PELATO_flow_cloud\"");
    }

    @AfterAll
    void stop() throws Exception {
        for (AutoCloseable part : Stream.of(onMilan, onRome, deployer, host, cloud)
                .filter(part -> part != null)
                .toList()) {
            part.close();
        }
    }
}
