package io.pelato.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.pelato.it.Eventually;
import io.pelato.it.LatticeExtension;
import io.pelato.it.Listener;
import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Ports;
import io.pelato.it.lattice.Postgres;
import io.pelato.it.lattice.SecretsBackend;
import io.pelato.it.lattice.Side;
import io.pelato.it.maven.MavenProjectFolder;
import io.pelato.it.types.DeployedWorkflow;
import io.pelato.it.types.JetStreams;
import io.pelato.it.types.Occurrences;
import io.pelato.it.types.PostgresExtension;
import io.pelato.it.types.Report;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every other type of task with {@code delivery: at_least_once}, and a password that only hosts know. */
@ExtendWith({LatticeExtension.class, PostgresExtension.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveryTypesIT {

    /** The part of the password that no way of quoting changes. */
    private static final String SECRET = "only-for-tests";

    private final HttpClient client = HttpClient.newHttpClient();

    private Lattice lattice;
    private Postgres postgres;
    private SecretsBackend backend;
    private DeployedWorkflow workflow;
    private String address;
    private Connection device;
    private JetStreams buckets;

    @BeforeAll
    void deploy(Lattice shared, Postgres database) {
        lattice = shared;
        postgres = database;
        backend = SecretsBackend.start(lattice.natsUrl(Side.CLOUD), lattice.logs());
        backend.put("secret/dtypes", Postgres.PASSWORD);
        backend.allow("pelato-messaging", "secret/dtypes");
        address = "127.0.0.1:" + Ports.free(List.of("127.0.0.1"));
        MavenProjectFolder project = MavenProjectFolder.copyOf("delivery-types", DeliveryTypesIT.class);
        postgres.execute(project.read("schema.sql"));
        workflow = DeployedWorkflow.of(
                project,
                lattice,
                "-Ddb.port=" + postgres.port(),
                "-Dpelato.nats.domain=" + Lattice.JETSTREAM_DOMAIN,
                "-Dpelato.http.address=" + address,
                "-Dpelato.templates=" + Path.of(System.getProperty("pelato.it.projects"), "own-type", "templates"));
        device = Load.connected(lattice.natsUrl(Side.CLOUD));
        buckets = new JetStreams(lattice.natsUrl(Side.CLOUD));
    }

    @AfterAll
    void undeploy() throws InterruptedException {
        buckets.close();
        device.close();
        workflow.close();
        backend.close();
    }

    @Test
    void a_value_is_stored_under_its_key() {
        Load.store(device, "dtypes.latest", "{\"key\":\"one\",\"data\":\"1\"}");

        Eventually.that(
                "the value is stored",
                () -> buckets.value("dtypes-latest", "one").equals(Optional.of("latest 1")),
                () -> lattice.log(Side.CLOUD));
    }

    @Test
    void a_request_is_answered_when_its_result_is_stored_and_counts_once_under_its_idempotency_key() {
        try (OwnStream copied = new OwnStream(lattice.natsUrl(Side.CLOUD), "DTYPES", "dtypes.copied", -1)) {
            Eventually.that(
                    "the path answers", () -> post("0", "zero").statusCode() == 200, () -> lattice.log(Side.EDGE));
            long before = copied.count();

            assertThat(post("1", "first").body()).isEqualTo("{\"n\": 1}");
            assertThat(copied.count()).as("stored when it is answered").isEqualTo(before + 1);
            assertThat(post("1", "first").statusCode()).isEqualTo(200);
            assertThat(post("2", "second").statusCode()).isEqualTo(200);

            assertThat(copied.count()).isEqualTo(before + 2);
            Eventually.that(
                    "both are rows",
                    () -> rows("n > 0").equals(List.of("1", "2")),
                    () -> rows("true") + lattice.log(Side.CLOUD));
        }
    }

    @Test
    void a_request_whose_task_fails_is_answered_and_reported() {
        try (Listener errors = Listener.on(lattice.natsUrl(Side.CLOUD), "dtypes.errors")) {
            Eventually.that(
                    "the path answers", () -> post("0", "zero").statusCode() == 200, () -> lattice.log(Side.EDGE));

            assertThat(post("x", "bad")).matches(answer -> answer.statusCode() == 500);

            assertThat(Report.of(errors.next()).reason()).isEqualTo("this is no number");
        }
    }

    @Test
    void each_tick_of_a_schedule_is_kept_in_a_stream_and_runs_the_task_once() {
        KeptStream kept = new KeptStream(lattice.natsUrl(Side.CLOUD), "PELATO_delivery-types_cloud");
        try (kept;
                Listener cloud = Listener.on(lattice.natsUrl(Side.CLOUD), "dtypes.ticked")) {
            for (int tick = 0; tick < 3; tick++) {
                assertThat(cloud.next().text()).isEqualTo("tick");
            }
            assertThat(kept.handedOut("tick")).isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void a_type_of_the_user_s_own_returns_what_the_provider_stores() {
        try (OwnStream pieces = new OwnStream(lattice.natsUrl(Side.CLOUD), "PIECES", "dtypes.pieces", -1);
                OwnStream more = new OwnStream(lattice.natsUrl(Side.CLOUD), "MORE", "dtypes.more", -1)) {
            Load.store(device, "dtypes.batches", " a,b;c,d ");

            Eventually.that("three pieces are kept", () -> more.count() == 3, () -> lattice.log(Side.EDGE));
            assertThat(pieces.texts()).containsExactly("a", "b;c", "d");
            assertThat(more.texts()).containsExactly("a", "b;c", "d");
        }
    }

    @Test
    void the_database_s_password_comes_from_the_secrets_backend_and_is_nowhere_else() {
        Load.store(device, "dtypes.numbers", "{\"n\": -7}");

        Eventually.that("the row", () -> rows("n = -7").equals(List.of("-7")), () -> lattice.log(Side.CLOUD));
        assertThat(Occurrences.of(SECRET, workflow.project().directory())).isEmpty();
        assertThat(Occurrences.of(SECRET, lattice.logs())).isEmpty();
    }

    private List<String> rows(String which) {
        return postgres.query("select n from dtypes_numbers where " + which + " order by n");
    }

    private HttpResponse<String> post(String body, String key) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + "/intake"))
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
