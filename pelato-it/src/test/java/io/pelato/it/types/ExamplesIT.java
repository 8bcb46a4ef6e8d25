package io.pelato.it.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.Eventually;
import io.pelato.it.GoTool;
import io.pelato.it.LatticeExtension;
import io.pelato.it.Listener;
import io.pelato.it.LocalRun;
import io.pelato.it.Page;
import io.pelato.it.infra.Command;
import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Ports;
import io.pelato.it.lattice.Postgres;
import io.pelato.it.lattice.Side;
import io.pelato.it.lattice.Tools;
import io.pelato.it.maven.MavenProjectFolder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users copy works as it stands: the examples, and the workflow on the page of each task type. */
class ExamplesIT {

    private static final Path REPOSITORY = Path.of(System.getProperty("pelato.it.projects"))
            .resolve("../../../..")
            .normalize();
    private static final Path WORK =
            Path.of(System.getProperty("pelato.it.work")).resolve("ExamplesIT");
    private static final String READING =
            "{\"id\":\"d/1\",\"sensor\":\"d\",\"taken_at\":\"2026-03-01T09:30:00Z\",\"samples\":[20,21.5,23]}";
    private static final String BLOCK = "```%s\n(.*?)```";

    @Test
    @ExtendWith({LatticeExtension.class, PostgresExtension.class})
    void temperature_makes_readings_on_a_schedule_and_each_becomes_a_row(Lattice lattice, Postgres postgres) {
        MavenProjectFolder project =
                example("temperature").withEnvironment("TEMPERATURE_DB_PASSWORD", Postgres.PASSWORD);
        postgres.execute(project.read("schema.sql"));
        try (Listener cloud = Listener.on(lattice.natsUrl(Side.CLOUD), "temperature.errors");
                Listener edge = Listener.on(lattice.natsUrl(Side.EDGE));
                DeployedWorkflow workflow = DeployedWorkflow.of(
                        project,
                        lattice,
                        "-Dpelato.nats.domain=" + Lattice.JETSTREAM_DOMAIN,
                        "-Ddb.host=127.0.0.1",
                        "-Ddb.port=" + postgres.port())) {
            Eventually.that(
                    "five readings of the schedule are rows",
                    () -> postgres.query("select id from readings where sensor = 'made-up'")
                                    .size()
                            >= 5,
                    () -> String.join("\n", postgres.query("select id from readings")));

            edge.publish("temp_sensor", READING);
            Eventually.that(
                    "the device's reading is a row",
                    () -> postgres.query("select concat_ws(' ', mean, least, most) from readings where id = 'd/1'")
                            .equals(List.of("21.5 20 23")),
                    () -> cloud.rest().toString());
            assertThat(cloud.rest()).isEmpty();
            assertThat(LocalRun.of(
                                    project,
                                    List.of(new LocalRun.Input("temp_sensor", READING)),
                                    "-Dpelato.builder=local")
                            .rows())
                    .as("the rows of a run without a lattice")
                    .hasSize(1)
                    .allSatisfy(row -> assertThat(postgres.query("select (to_jsonb(readings) - 'taken_at') = ('" + row
                                    + "'::jsonb - 'taken_at') from readings where id = 'd/1'"))
                            .containsExactly("t"));

            edge.publish("temp_sensor", "{\"id\":\"d/2\",\"samples\":[]}");
            assertThat(Report.of(cloud.next()))
                    .extracting(Report::task, Report::reason)
                    .containsExactly("data_aggregation", "a reading without samples");
            assertThat(workflow.maven("pelato:status").succeeded().output()).doesNotContain("missing");
        }
    }

    @Test
    @ExtendWith(LatticeExtension.class)
    void doorbell_answers_requests_and_remembers_when_each_door_rang(Lattice lattice) throws Exception {
        String address = "127.0.0.1:" + Ports.free(List.of("127.0.0.1"));
        HttpRequest ring = HttpRequest.newBuilder(URI.create("http://" + address + "/ring"))
                .POST(HttpRequest.BodyPublishers.ofString("Front Door"))
                .build();
        try (DeployedWorkflow workflow =
                        DeployedWorkflow.of(example("doorbell"), lattice, "-Dpelato.http.address=" + address);
                JetStreams buckets = new JetStreams(lattice.natsUrl(Side.CLOUD))) {
            assertThat(workflow.deployment().output()).contains("doorbell");
            HttpClient client = HttpClient.newHttpClient();
            Eventually.that("the bell is there", () -> answers(client, ring), () -> lattice.log(Side.EDGE));

            HttpResponse<String> response = client.send(ring, HttpResponse.BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).startsWith("{\"key\":\"Front Door\",\"data\":\"20");
            String rungAt = response.body().replaceAll(".*\"data\":\"([^\"]*)\".*", "$1");
            Eventually.that(
                    "the door's last ring is remembered",
                    () -> buckets.value("doors", "front-door")
                            .filter(rungAt::equals)
                            .isPresent(),
                    () -> buckets.value("doors", "front-door").orElse("nothing"));
        }
    }

    @Test
    void a_message_on_standard_input_runs_a_task_as_the_page_says() {
        Command shell = Command.in(example("temperature").directory())
                .with(Tools.installed().buildEnvironment());
        String settings = "mvn -B -Dpelato.builder=local -Dmaven.repo.local="
                + System.getProperty("pelato.it.repository") + " -Dpelato.cache="
                + Path.of(System.getProperty("pelato.it.work"), "cache").toAbsolutePath();

        Command.Result result = shell.end(
                Command.words(Page.of("docs/desk.md").with("mvn", settings).command("echo")));

        assertThat(result.output()).contains("a reading without samples");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"temperature, aggregate, sensor_read", "doorbell, ring, ring"})
    void an_example_is_a_module_that_go_s_own_tools_take_and_its_tests_are_in_go_and_of_the_components(
            String example, String tested, String asked) throws Exception {
        MavenProjectFolder project = example(example);

        assertThat(GoTool.run(project.directory().resolve("tasks"), "vet", "./..."))
                .isBlank();
        assertThat(GoTool.run(project.directory().resolve("tasks"), "test", "./..."))
                .contains(example + "/" + tested);
        assertThat(project.maven("test", "-Dpelato.builder=local").succeeded().output())
                .contains("Go tests of " + tested + ": ", "Examples of " + asked + ": ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dbsync_nats", "http_producer_nats", "nats_to_nats-kv", "processor_nats", "producer_nats"})
    void the_workflow_on_the_page_of_a_type_is_valid_as_it_stands(String type) throws IOException {
        String page = Files.readString(REPOSITORY.resolve("docs/types/" + type + ".md"));
        String workflow = block(page, "yaml");
        MavenProjectFolder project = MavenProjectFolder.copyOf("own-type", ExamplesIT.class);
        project.write("workflow.yaml", workflow);
        project.write("tasks/" + workflow.replaceAll("(?s).*code: (\\S+).*", "$1"), block(page, "go"));

        assertThat(project.maven("pelato:validate").succeeded().output()).contains(": " + type + " on ");
    }

    private static boolean answers(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static MavenProjectFolder example(String name) {
        return MavenProjectFolder.copy(REPOSITORY.resolve("examples").resolve(name), WORK.resolve(name));
    }

    private static String block(String page, String language) {
        Matcher matcher =
                Pattern.compile(BLOCK.formatted(language), Pattern.DOTALL).matcher(page);
        assertThat(matcher.find()).as(language + " in the page").isTrue();
        return matcher.group(1);
    }
}
