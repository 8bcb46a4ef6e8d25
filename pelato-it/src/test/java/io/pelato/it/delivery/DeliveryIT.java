package io.pelato.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.pelato.it.Eventually;
import io.pelato.it.LatticeExtension;
import io.pelato.it.Listener;
import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Postgres;
import io.pelato.it.lattice.Questions;
import io.pelato.it.lattice.Service;
import io.pelato.it.lattice.Side;
import io.pelato.it.maven.MavenProjectFolder;
import io.pelato.it.types.DeployedWorkflow;
import io.pelato.it.types.PartedBody;
import io.pelato.it.types.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tasks with {@code delivery: at_least_once} through single faults under load, where the cloud keeps all messages: of an
 * edge task whose results a task in the cloud stores without a key, each message is a row once. A kill counts only if
 * it hit work in progress.
 */
@Tag("alone")
@ExtendWith(LatticeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveryIT {

    private static final int KILLS = Integer.getInteger("pelato.it.delivery.kills", 1);
    private static final int UPDATES = Integer.getInteger("pelato.it.delivery.updates", 2);
    private static final int OUTAGE_SECONDS = Integer.getInteger("pelato.it.delivery.outage", 15);
    private static final int RANDOM_FAULTS = Integer.getInteger("pelato.it.delivery.faults", 3);
    private static final long SEED = Long.getLong("pelato.it.delivery.seed", System.nanoTime());

    private static final String SUBJECT = "delivery.in";
    private static final int AT_ONCE = 5_000;
    private static final int ROOM = 500;

    /** What is left of NATS's default of 1 MiB when a result carries an id. */
    private static final int LARGEST = 1024 * 1024 - 256;

    private Lattice lattice;
    private Postgres postgres;
    private DeployedWorkflow workflow;
    private KeptStream stream;

    @BeforeAll
    void deploy(Lattice shared) {
        lattice = shared;
        postgres = Postgres.start(Path.of(
                System.getProperty("pelato.it.work"),
                "delivery",
                Long.toString(ProcessHandle.current().pid())));
        MavenProjectFolder project = MavenProjectFolder.copyOf("delivery", DeliveryIT.class)
                .withEnvironment("DELIVERY_DB_PASSWORD", Postgres.PASSWORD);
        postgres.execute(project.read("schema.sql"));
        workflow = DeployedWorkflow.of(
                project,
                lattice,
                "-Ddb.port=" + postgres.port(),
                "-Dpelato.nats.domain=" + Lattice.JETSTREAM_DOMAIN,
                "-Dpelato.templates=templates");
        stream = new KeptStream(lattice.natsUrl(Side.CLOUD), "PELATO_delivery_cloud");
    }

    @AfterAll
    void undeploy() {
        // WADM forgets an application that is taken away while it starts it on a host that came back just then.
        Eventually.that(
                "both hosts run all of the workflow",
                () -> parts("delivery-number") == 1 && parts("delivery-pelato_messaging") == 2,
                () -> lattice.log(Side.EDGE));
        stream.close();
        workflow.close();
        postgres.close();
    }

    @Test
    void without_a_fault_each_message_is_a_row_once() {
        through("no fault", "calm", scene -> {});
    }

    @Test
    void a_host_that_is_killed_with_its_providers_loses_and_doubles_nothing() {
        through(Fault.HOST, KILLS);
    }

    @Test
    void a_provider_that_is_killed_three_times_loses_and_doubles_nothing() {
        through(Fault.PROVIDER, 3);
    }

    @Test
    void a_nats_server_that_is_killed_three_times_loses_and_doubles_nothing_and_hosts_that_are_deaf_since_are_told() {
        through(Fault.NATS, 3);

        try {
            assertThat(workflow.maven("deploy").failed().errors())
                    .singleElement()
                    .asString()
                    .startsWith("1 of 2 hosts hear of no new links");
            assertThat(workflow.maven("pelato:status").succeeded().output())
                    .contains("[WARNING] 1 of 2 hosts hear of no new links");
        } finally {
            haveTheEdgeHear();
        }
        workflow.maven("deploy").succeeded();
    }

    /** A host behind a leaf node hears of no new link once the cloud's NATS was killed: docs/troubleshooting.md. */
    private void haveTheEdgeHear() {
        lattice.killEdgeHost();
        lattice.startEdgeHost();
    }

    @Test
    void wadm_that_dies_before_the_host_does_loses_and_doubles_nothing() {
        through(Fault.WADM_THEN_HOST, 1);
    }

    @Test
    void a_database_that_is_away_loses_and_doubles_nothing_and_fills_no_log() {
        int before = saidOfTheDatabase();
        through("PostgreSQL stopped for " + OUTAGE_SECONDS + " s", "outage", scene -> {
            scene.work().thereWhen(postgres::pause);
            WorkInHand.pause(OUTAGE_SECONDS);
            postgres.resume();
        });
        assertThat(saidOfTheDatabase() - before)
                .as("lines of the log about the database")
                .isBetween(1, 4 + OUTAGE_SECONDS / 15);
        assertThat(lattice.log(Side.CLOUD)).doesNotContain("only-for-tests");
    }

    private int saidOfTheDatabase() {
        return (int) lattice.log(Side.CLOUD)
                .lines()
                .filter(line -> line.contains("put off"))
                .count();
    }

    @Test
    void a_task_that_is_exchanged_under_load_loses_and_doubles_nothing() {
        int before = number("select count(*) from numbers where build = 2");
        through(Fault.UPDATE, UPDATES);
        assertThat(number("select count(*) from numbers where build = 2"))
                .as("rows that the other version made")
                .isGreaterThan(before);
    }

    @Test
    void a_provider_that_is_exchanged_under_load_loses_and_doubles_nothing() {
        String other = OtherProvider.pushedTo(lattice, workflow.project().directory());
        through("the provider exchanged twice", "exchange", scene -> {
            scene.work().thereWhen(() -> workflow.maven("deploy", other).succeeded());
            scene.work().thereWhen(() -> workflow.maven("deploy").succeeded());
        });
    }

    @Test
    void of_two_hosts_of_a_target_the_other_takes_over_and_nothing_is_lost_or_doubled() {
        Service second = lattice.anotherHost(Side.EDGE, "edge-2");
        try {
            through("one of two hosts killed", "takeover", scene -> {
                assertThat(scene.work().hitBy(lattice::killEdgeHost)).isTrue();
                scene.work().awaitMore();
            });
        } finally {
            lattice.startEdgeHost();
            second.close();
        }
    }

    @Test
    void a_host_with_two_threads_that_gets_all_at_once_loses_and_doubles_nothing() {
        lattice.killEdgeHost();
        lattice.startEdgeHostWithThreads(2);
        try {
            long start = System.nanoTime();
            try (Load load = Load.begin(lattice.natsUrl(Side.CLOUD), SUBJECT, "threads", AT_ONCE)) {
                rows("threads").balances("a host with two threads, all at once", load.finish(Load.LEAST), start);
            }
        } finally {
            lattice.killEdgeHost();
            lattice.startEdgeHost();
        }
    }

    @Test
    void results_for_a_stream_that_is_full_wait_until_there_is_room() {
        String natsUrl = lattice.natsUrl(Side.CLOUD);
        long start = System.nanoTime();
        try (OwnStream copied = new OwnStream(natsUrl, "COPIED", "delivery.copied", ROOM);
                Load load = Load.begin(natsUrl, "delivery.copy", "full", AT_ONCE)) {
            int sent = load.finish(Load.LEAST);
            Eventually.that("the stream is full", () -> copied.count() == ROOM, stream::shown);
            assertThat(stream.isDone()).isFalse();
            copied.widen(-1);
            new Ledger(copied::texts, stream::isDone).balances("a destination that was full", sent, start);
        }
    }

    @Test
    void bodies_of_text_and_bytes_come_through_whole_up_to_what_the_server_takes() throws Exception {
        List<byte[]> bodies = Bodies.upTo(LARGEST);
        long start = System.nanoTime();
        try (OwnStream copied = new OwnStream(lattice.natsUrl(Side.CLOUD), "COPIED", "delivery.copied", -1);
                Connection device = Load.connected(lattice.natsUrl(Side.CLOUD));
                Listener errors = Listener.on(lattice.natsUrl(Side.CLOUD), "delivery.errors")) {
            for (byte[] body : bodies) {
                device.jetStream().publish("delivery.copy", body);
            }
            new Ledger(() -> Bodies.digests(copied.bodies()), stream::isDone)
                    .balances("bodies up to " + LARGEST + " bytes", bodies.size(), start);
            assertThat(Bodies.digests(copied.bodies())).containsExactlyInAnyOrderElementsOf(Bodies.digests(bodies));

            byte[] tooLong = Bodies.text(1024 * 1024);
            device.jetStream().publish("delivery.copy", tooLong);
            assertThat(PartedBody.of(errors::next)).isEqualTo(tooLong);
            assertThat(copied.count()).isEqualTo(bodies.size());
        }
    }

    @Test
    void poison_of_every_kind_is_reported_with_its_reason_and_harms_no_other_message() throws Exception {
        try (Listener errors = Listener.on(lattice.natsUrl(Side.CLOUD), "delivery.errors");
                Connection device = Load.connected(lattice.natsUrl(Side.CLOUD))) {
            through("poison of four kinds", "poison", scene -> {
                Load.store(device, SUBJECT, "poison error");
                Load.store(device, SUBJECT, "poison panic");
                Load.store(device, SUBJECT, "poison trap");
                Load.store(device, "delivery.loops", "poison loop");
                Eventually.that("four reports", () -> errors.waiting() == 4, () -> errors.waiting() + " reports");
            });
            List<Report> reports = IntStream.range(0, 4)
                    .mapToObj(n -> Report.of(errors.next()))
                    .toList();
            assertThat(reports)
                    .extracting(report -> report.task() + ", " + report.text() + ": " + report.reason())
                    .anyMatch(text -> text.equals("number, poison error: this is no number"))
                    .anyMatch(text -> text.startsWith("number, poison panic: ")
                            && text.contains("the task panics at poison panic"))
                    .anyMatch(text -> text.startsWith("number, poison trap: the task ended 5 times without an answer"))
                    .anyMatch(text -> text.startsWith("loop, poison loop: handed to the task 3 times"));
        } finally {
            // The instances that never end take a processor each, for as long as a host lets them.
            lattice.killEdgeHost();
            lattice.startEdgeHost();
        }
    }

    @Test
    void faults_at_random_lose_and_double_nothing() {
        System.out.println("delivery: faults at random with -Dpelato.it.delivery.seed=" + SEED
                + " -Dpelato.it.delivery.faults=" + RANDOM_FAULTS);
        Random random = new Random(SEED);
        through(RANDOM_FAULTS + " faults with the seed " + SEED, "random", scene -> {
            for (int n = 0; n < RANDOM_FAULTS; n++) {
                WorkInHand.pause(random.nextInt(5));
                Fault fault = Fault.ALL.get(random.nextInt(Fault.ALL.size()));
                System.out.println("delivery: next at random: " + fault.name());
                fault.strike(scene, 1);
            }
        });
        haveTheEdgeHear();
    }

    private void through(Fault fault, int hits) {
        String run = fault.name().replaceAll("\\W", "");
        through(fault.name() + ", " + hits + " times", run, scene -> fault.strike(scene, hits));
    }

    private void through(String fault, String run, Consumer<Scene> strike) {
        long start = System.nanoTime();
        try (Load load = Load.begin(lattice.natsUrl(Side.CLOUD), SUBJECT, run)) {
            strike.accept(new Scene(lattice, postgres, workflow, new WorkInHand(stream, "number")));
            rows(run).balances(fault, load.finish(Load.LEAST), start);
        }
    }

    private Ledger rows(String run) {
        return new Ledger(() -> postgres.query("select n from numbers where run = '" + run + "'"), stream::isDone);
    }

    private long parts(String id) {
        return new Questions(lattice.natsUrl(Side.CLOUD))
                .inventories().stream()
                        .filter(inventory -> inventory.contains("\"" + id + "\""))
                        .count();
    }

    private int number(String query) {
        return Integer.parseInt(postgres.query(query).get(0));
    }
}
