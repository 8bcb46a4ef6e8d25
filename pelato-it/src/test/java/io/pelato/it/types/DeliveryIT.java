package io.pelato.it.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.Eventually;
import io.pelato.it.LatticeExtension;
import io.pelato.it.Listener;
import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Postgres;
import io.pelato.it.lattice.Side;
import io.pelato.it.maven.MavenProjectFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tasks with {@code delivery: at_least_once} through single faults: of an edge task whose results a task in the cloud
 * stores without a key, each message is a row once. {@code -Dpelato.it.delivery=100000} sends as many.
 */
@ExtendWith(LatticeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveryIT {

    private static final int MESSAGES = Integer.getInteger("pelato.it.delivery", 3_000);
    private static final String SUBJECT = "delivery.in";

    private Lattice lattice;
    private Postgres postgres;
    private DeployedWorkflow workflow;
    private Deliveries device;

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
        workflow = DeployedWorkflow.of(project, lattice, "-Ddb.port=" + postgres.port(), "-Dpelato.nats.domain=cloud");
        device = new Deliveries(lattice.natsUrl(Side.CLOUD));
    }

    @AfterAll
    void undeploy() {
        device.close();
        workflow.close();
        postgres.close();
    }

    @Test
    void without_a_fault_each_message_is_a_row_once() {
        send("calm", new AtomicInteger()).join();
        each_is_there_once("calm");
    }

    @Test
    void a_host_that_is_killed_with_its_providers_loses_and_doubles_nothing() {
        AtomicInteger stored = new AtomicInteger();
        CompletableFuture<Void> sending = send("host", stored);
        for (int kill = 1; kill <= 2; kill++) {
            await(stored, MESSAGES * kill / 4);
            lattice.killEdgeHost();
            lattice.startEdgeHost();
        }
        sending.join();
        each_is_there_once("host");
    }

    @Test
    void a_nats_server_that_is_killed_loses_and_doubles_nothing() {
        AtomicInteger stored = new AtomicInteger();
        CompletableFuture<Void> sending = send("nats", stored);
        for (int kill = 1; kill <= 2; kill++) {
            await(stored, MESSAGES * kill / 4);
            lattice.killCloudNats();
            lattice.startCloudNats();
        }
        sending.join();
        each_is_there_once("nats");
    }

    @Test
    void a_database_that_is_away_for_a_while_loses_and_doubles_nothing() throws InterruptedException {
        AtomicInteger stored = new AtomicInteger();
        CompletableFuture<Void> sending = send("database", stored);
        await(stored, MESSAGES / 4);
        postgres.pause();
        TimeUnit.SECONDS.sleep(15);
        postgres.resume();
        sending.join();
        each_is_there_once("database");
    }

    @Test
    void poison_is_reported_with_its_reason_and_what_comes_after_it_is_not_harmed() {
        try (Listener errors = Listener.on(lattice.natsUrl(Side.CLOUD), "delivery.errors")) {
            device.send(SUBJECT, "poison error");
            device.send(SUBJECT, "poison panic");
            send("poison", new AtomicInteger()).join();
            each_is_there_once("poison");
            List<Report> reports = List.of(Report.of(errors.next()), Report.of(errors.next()));
            assertThat(reports)
                    .extracting(report -> report.task() + " " + report.text() + ": " + report.reason())
                    .anyMatch(text -> text.equals("number poison error: this is no number"))
                    .anyMatch(text -> text.startsWith("number poison panic: ")
                            && text.contains("the task panics at poison panic"));
            assertThat(errors.rest()).isEmpty();
        }
    }

    private CompletableFuture<Void> send(String run, AtomicInteger stored) {
        return device.begin(SUBJECT, run, MESSAGES, stored);
    }

    private static void await(AtomicInteger stored, int count) {
        Eventually.that(count + " messages are sent", () -> stored.get() >= count, stored::toString);
    }

    private void each_is_there_once(String run) {
        Eventually.that(
                "all rows of " + run + " are there",
                () -> number("select count(distinct n) from numbers where run = '" + run + "'") == MESSAGES,
                () -> lostAndDoubled(run));
        System.out.println(run + ": " + lostAndDoubled(run));
        assertThat(lostAndDoubled(run)).isEqualTo(MESSAGES + " messages: 0 lost, 0 doubled");
    }

    private String lostAndDoubled(String run) {
        int lost = MESSAGES - number("select count(distinct n) from numbers where run = '" + run + "'");
        int rows = number("select count(*) from numbers where run = '" + run + "'");
        return MESSAGES + " messages: " + lost + " lost, " + (rows - (MESSAGES - lost)) + " doubled";
    }

    private int number(String query) {
        return Integer.parseInt(postgres.query(query).get(0));
    }
}
