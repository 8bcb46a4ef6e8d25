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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * dbsync_nats with at_most_once while its database stops and comes back: a message is a row or a report and never both, and
 * neither only where the host dropped the answer that said so (docs/failing-tasks.md).
 */
@ExtendWith(LatticeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageIT {

    private static final int MESSAGES = 20_000;
    private static final int BEFORE = 8_000;
    private static final int DURING = 4_000;
    private static final int STOPPED_SECONDS = 10;
    private static final Duration QUIET = Duration.ofMinutes(1);

    /** Few of the task's 100 instances, each of which waits for minutes once a host has dropped an answer to it. */
    private static final int DROPPED_AT_MOST = 16;

    private Postgres postgres;
    private DeployedWorkflow workflow;
    private Listener edge;
    private Listener errors;
    private final List<Report> reports = new ArrayList<>();

    @BeforeAll
    void deploy(Lattice lattice) {
        postgres = Postgres.start(Path.of(
                System.getProperty("pelato.it.work"),
                "outage",
                Long.toString(ProcessHandle.current().pid())));
        MavenProjectFolder project = MavenProjectFolder.copyOf("outage", OutageIT.class)
                .withEnvironment("OUTAGE_DB_PASSWORD", Postgres.PASSWORD);
        postgres.execute(project.read("schema.sql"));
        workflow = DeployedWorkflow.of(project, lattice, "-Ddb.port=" + postgres.port());
        edge = Listener.on(lattice.natsUrl(Side.EDGE));
        errors = Listener.on(lattice.natsUrl(Side.CLOUD), "outage.errors");
    }

    @AfterAll
    void undeploy() {
        edge.close();
        errors.close();
        workflow.close();
        postgres.close();
    }

    @BeforeEach
    void forgetReports() {
        errors.rest();
        reports.clear();
    }

    @Test
    void of_20_000_messages_none_is_both_row_and_report_and_hardly_one_neither_when_the_database_stops_for_ten_seconds()
            throws Exception {
        publish(0, BEFORE);
        postgres.pause();
        // The length of the stop is what is tested; messages go on coming meanwhile.
        int steps = STOPPED_SECONDS * 10;
        for (int step = 0; step < steps; step++) {
            publish(BEFORE + step * DURING / steps, BEFORE + (step + 1) * DURING / steps);
            TimeUnit.MILLISECONDS.sleep(100);
        }
        postgres.resume();
        publish(BEFORE + DURING, MESSAGES);
        awaitSettled();

        // A last message, after which nothing of those before it can still come.
        edge.publish("outage.keyed", "{\"id\":-1,\"name\":\"the last\"}");
        Eventually.that(
                "the last row",
                () -> postgres.query("select id from keyed where id = -1").size() == 1,
                () -> "no such row");
        List<Integer> rows = postgres.query("select id from keyed where name = 'message ' || id").stream()
                .map(Integer::valueOf)
                .toList();
        List<Integer> reported =
                reports().stream().map(report -> id(report.text())).toList();
        assertThat(reported).as("reports").doesNotHaveDuplicates().isNotEmpty();
        assertThat(rows).as("rows").doesNotContainAnyElementsOf(reported);
        Set<Integer> neither = IntStream.range(0, MESSAGES).boxed().collect(Collectors.toCollection(TreeSet::new));
        neither.removeAll(Set.copyOf(rows));
        neither.removeAll(Set.copyOf(reported));
        System.out.println("outage: " + MESSAGES + " messages: " + rows.size() + " rows, " + reported.size()
                + " reports, " + neither.size() + " neither, for the host dropped the answer");
        assertThat(neither).as("neither").hasSizeLessThanOrEqualTo(DROPPED_AT_MOST);
    }

    @Test
    void retries_bridge_a_stop_and_without_them_the_message_is_reported_at_once() {
        postgres.pause();
        edge.publish("outage.patient", "{\"id\":1}");
        edge.publish("outage.hasty", "{\"id\":2}");
        Report report = Report.of(errors.next());
        postgres.resume();

        assertThat(report.task()).isEqualTo("hasty");
        assertThat(report.text()).isEqualTo("{\"id\":2}");
        assertThat(report.reason()).contains("connect");
        Eventually.that(
                "the patient task's row",
                () -> postgres.query("select id from patient").equals(List.of("1")),
                () -> reports().toString());
        edge.publish("outage.hasty", "{\"id\":3}");
        Eventually.that(
                "the hasty task's next row",
                () -> postgres.query("select id from hasty").equals(List.of("3")),
                () -> reports().toString());
        assertThat(reports()).isEmpty();
    }

    private void publish(int from, int to) {
        for (int id = from; id < to; id++) {
            edge.publish("outage.keyed", "{\"id\":" + id + ",\"name\":\"message " + id + "\"}");
        }
        edge.flush();
    }

    /** Waits until every message is a row or a report, or none became one for a while. */
    private void awaitSettled() throws InterruptedException {
        int settled = settled();
        long since = System.nanoTime();
        while (settled < MESSAGES && System.nanoTime() - since < QUIET.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(200);
            int now = settled();
            if (now > settled) {
                settled = now;
                since = System.nanoTime();
            }
        }
    }

    private int settled() {
        return Integer.parseInt(postgres.query("select count(*) from keyed").get(0))
                + reports().size();
    }

    private List<Report> reports() {
        errors.rest().forEach(message -> reports.add(Report.of(message)));
        return reports;
    }

    private static int id(String body) {
        return Integer.parseInt(body.replaceAll("\\D*(\\d+),.*", "$1"));
    }
}
