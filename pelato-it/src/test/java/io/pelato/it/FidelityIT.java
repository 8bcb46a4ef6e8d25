package io.pelato.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.LocalRun.Input;
import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Postgres;
import io.pelato.it.lattice.Side;
import io.pelato.it.maven.MavenProjectFolder;
import io.pelato.it.types.DeployedWorkflow;
import io.pelato.it.types.JetStreams;
import io.pelato.it.types.PostgresExtension;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A run without a lattice says of the same messages what the same components make of them on real hosts. */
@ExtendWith(LatticeExtension.class)
class FidelityIT {

    @Test
    void what_go_does_in_a_task_is_the_same(Lattice lattice) {
        List<Input> inputs = new ArrayList<>(inputs(
                "go-in-a-task.ask",
                "largest int",
                "overflow",
                "int64",
                "milliseconds",
                "milliseconds in an int64",
                "state",
                "state",
                "recover",
                "zone",
                "local",
                "file",
                "variables",
                "goroutines",
                "packages",
                "names",
                "what"));
        inputs.addAll(inputs("go-in-a-task.zones", "2026-03-29T01:00:00Z", "noon"));

        sends_the_same("go-in-a-task", inputs, lattice, "go-in-a-task.told", "go-in-a-task.errors");
    }

    @Test
    void how_a_task_fails_is_told_the_same(Lattice lattice) {
        List<Input> inputs = new ArrayList<>(inputs(
                "failures.in.a",
                "fine",
                "error it",
                "long-error",
                "deep 100",
                "deep 5000",
                "deep 20000",
                "endless",
                "NaN",
                "named",
                "value",
                "panic",
                "exit",
                "nil",
                "index",
                "5 °C ☃"));
        inputs.addAll(inputs("failures.own", "error own", "fine"));
        inputs.addAll(inputs("failures.start", "x"));
        inputs.addAll(inputs("failures.parallel", "10", "none"));

        sends_the_same("failures", inputs, lattice, "failures.out", "failures.errors", "failures.own-errors");
    }

    @Test
    @ExtendWith(PostgresExtension.class)
    void messages_entries_and_rows_of_a_workflow_are_the_same(Lattice lattice, Postgres postgres) {
        MavenProjectFolder project = MavenProjectFolder.copyOf("desk", FidelityIT.class)
                .withEnvironment("DESK_DB_PASSWORD", Postgres.PASSWORD);
        postgres.execute("create table moods (id int primary key, mood text)");
        List<Input> inputs = new ArrayList<>(
                inputs("desk.a.in", "fine", "drop", "error", "panic", "exit", "trap", "memory", "int", "bytes"));
        inputs.addAll(inputs(
                "desk.latest",
                "{\"key\":\"Door\",\"data\":\"open\"}",
                "{\"key\":\"n\",\"data\":21.50}",
                "{\"key\":\"esc\\u002eaped\",\"data\":{\"a\":[1,null]}}",
                "{\"key\":\"empty\",\"data\":\"\"}",
                "{\"key\":\"a b\",\"data\":\"x\"}",
                "{\"key\":\"a..b\",\"data\":\"x\"}",
                "{\"key\":\"*\",\"data\":\"x\"}",
                "{\"Key\":\"a\",\"data\":\"x\"}",
                "{\"data\":\"x\"}",
                "[]",
                "x"));
        inputs.addAll(inputs("desk.out", "[{\"id\":101,\"mood\":\"a\"},{\"id\":102}]", "{\"mood\":\"b\"}", "3", "[]"));

        try (DeployedWorkflow workflow =
                        DeployedWorkflow.of(project, lattice, "-DskipTests", "-Ddb.port=" + postgres.port());
                var buckets = new JetStreams(lattice.natsUrl(Side.CLOUD))) {
            assertThat(workflow.deployment().exitCode()).isZero();
            LocalRun run = LocalRun.of(project, inputs, "-Dpelato.builder=local");
            assertThat(came(inputs, run, lattice, "desk.copy", "desk.errors", "desk.out"))
                    .containsExactlyInAnyOrderElementsOf(withInputs(run.sent(), inputs, "desk.out"));
            assertThat(run.entries()).hasSize(4);
            Eventually.that(
                    "the bucket has " + run.entries(),
                    () -> entries(buckets)
                            .equals(run.entries().stream().sorted().toList()),
                    () -> entries(buckets).toString());
            Eventually.that(
                    "the rows are " + run.rows(),
                    () -> postgres.query("select json_strip_nulls(row_to_json(moods)) from moods order by id")
                            .equals(run.rows()),
                    () -> String.join("\n", postgres.query("select row_to_json(moods) from moods order by id")));
            a_database_that_is_named_has_the_rows_too(project, postgres, run.rows());
        }
    }

    private static void a_database_that_is_named_has_the_rows_too(
            MavenProjectFolder project, Postgres postgres, List<String> rows) {
        postgres.execute("truncate moods");
        MavenProjectFolder withPassword = project.withEnvironment("PGPASSWORD", Postgres.PASSWORD);
        String database = "-Dpelato.run.database=postgresql://iot@127.0.0.1:" + postgres.port() + "/iot";

        LocalRun run = LocalRun.of(
                withPassword,
                List.of(
                        new Input("desk.a.in", "fine"),
                        new Input("desk.out", "[{\"id\":101,\"mood\":\"a\"},{\"id\":102}]"),
                        new Input("desk.out", "{\"id\":103,\"mood\":\"it's \\\\ a\"}"),
                        new Input("desk.out", "[{\"id\":104,\"mood\":\"b\"},{\"id\":\"x\"}]")),
                "-Dpelato.builder=local",
                database);

        assertThat(postgres.query("select mood from moods where id = 103")).containsExactly("it's \\ a");
        assertThat(postgres.query("select json_strip_nulls(row_to_json(moods)) from moods where id <> 103 order by id"))
                .isEqualTo(rows);
        assertThat(run.sent())
                .last()
                .asString()
                .startsWith("desk.errors ")
                .contains("invalid input syntax for type integer");
    }

    private static List<String> entries(JetStreams buckets) {
        return buckets.keys("latest").stream()
                .map(key ->
                        "latest[" + key + "] " + buckets.value("latest", key).orElse(""))
                .sorted()
                .toList();
    }

    private static void sends_the_same(String scenario, List<Input> inputs, Lattice lattice, String... topics) {
        try (DeployedWorkflow workflow =
                DeployedWorkflow.of(MavenProjectFolder.copyOf(scenario, FidelityIT.class), lattice)) {
            LocalRun run = LocalRun.of(workflow.project(), inputs, "-Dpelato.builder=local");
            assertThat(run.sent()).hasSizeGreaterThanOrEqualTo(inputs.size());
            assertThat(came(inputs, run, lattice, topics)).containsExactlyInAnyOrderElementsOf(run.sent());
        }
    }

    /** What comes on these topics, once as much has come as in the run without a lattice, and a second of nothing more. */
    private static List<String> came(List<Input> inputs, LocalRun run, Lattice lattice, String... topics) {
        int expected = withInputs(run.sent(), inputs, topics).size();
        try (Listener edge = Listener.on(lattice.natsUrl(Side.EDGE));
                Listener cloud = Listener.on(lattice.natsUrl(Side.CLOUD), topics)) {
            inputs.forEach(input -> edge.publish(input.topic(), input.text()));
            edge.flush();
            return cloud.untilQuiet(expected).stream()
                    .map(message -> LocalRun.words(message.subject(), message.body()))
                    .toList();
        }
    }

    /** Who listens to a topic that messages come in at hears those too. */
    private static List<String> withInputs(List<String> sent, List<Input> inputs, String... topics) {
        return Stream.concat(
                        sent.stream(),
                        inputs.stream()
                                .filter(input -> List.of(topics).contains(input.topic()))
                                .map(input -> LocalRun.words(
                                        input.topic(), input.text().getBytes(StandardCharsets.UTF_8))))
                .toList();
    }

    private static List<Input> inputs(String topic, String... texts) {
        return Stream.of(texts).map(text -> new Input(topic, text)).toList();
    }
}
