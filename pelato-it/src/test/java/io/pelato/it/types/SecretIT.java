package io.pelato.it.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.Eventually;
import io.pelato.it.LatticeExtension;
import io.pelato.it.Listener;
import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Postgres;
import io.pelato.it.lattice.SecretsBackend;
import io.pelato.it.lattice.Side;
import io.pelato.it.maven.MavenProjectFolder;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** dbsync_nats with a password that the hosts fetch from wasmCloud's secrets backend. */
@ExtendWith({LatticeExtension.class, PostgresExtension.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecretIT {

    /** The part of the password that no way of quoting changes. */
    private static final String SECRET = "only-for-tests";

    private static final String CONFIGURATIONS = "CONFIGDATA_" + Lattice.NAME;
    private static final String REFERENCE = "SECRET_secret-kept_to_sqldb_postgres_query_postgres_password";

    private Lattice lattice;
    private Postgres postgres;
    private SecretsBackend backend;
    private DeployedWorkflow workflow;
    private Listener edge;
    private Listener errors;

    @BeforeAll
    void deploy(Lattice shared, Postgres database) {
        lattice = shared;
        postgres = database;
        assertThat(Postgres.PASSWORD).startsWith(SECRET);
        backend = SecretsBackend.start(lattice.natsUrl(Side.CLOUD), lattice.logs());
        backend.put("secret/iot", Postgres.PASSWORD);
        backend.put("secret/barred", Postgres.PASSWORD);
        backend.allow("sqldb-postgres", "secret/iot");
        MavenProjectFolder project = MavenProjectFolder.copyOf("secret", SecretIT.class);
        postgres.execute(project.read("schema.sql"));
        workflow = DeployedWorkflow.of(project, lattice, "-X", "-Ddb.port=" + postgres.port());
        edge = Listener.on(lattice.natsUrl(Side.EDGE));
        errors = Listener.on(lattice.natsUrl(Side.CLOUD), "secret.errors");
    }

    @AfterAll
    void undeploy() {
        edge.close();
        errors.close();
        workflow.close();
        backend.close();
        try (var streams = new JetStreams(lattice.natsUrl(Side.CLOUD))) {
            assertThat(streams.keys(CONFIGURATIONS))
                    .as("what the lattice still holds")
                    .noneMatch(key -> key.startsWith("secret-") || key.startsWith("SECRET_"));
        }
    }

    @Test
    void a_row_is_stored_and_the_password_is_in_no_file_no_log_and_no_configuration() {
        edge.publish("secret.kept", "{\"id\":1}");
        Eventually.that(
                "the row",
                () -> postgres.query("select id from kept").equals(List.of("1")),
                () -> errors.rest().stream().map(Listener.Received::text).toList() + "\n" + lattice.log(Side.CLOUD));

        assertThat(workflow.deployment().output()).contains("[DEBUG]").doesNotContain(SECRET);
        assertThat(Occurrences.of(SECRET, workflow.project().directory())).isEmpty();
        assertThat(Occurrences.of(SECRET, lattice.logs())).isEmpty();
        try (var streams = new JetStreams(lattice.natsUrl(Side.CLOUD))) {
            assertThat(streams.value(CONFIGURATIONS, REFERENCE).orElseThrow().replace("\\/", "/"))
                    .contains("nats-kv", "secret/iot", "POSTGRES_PASSWORD");
            for (String key : streams.keys(CONFIGURATIONS)) {
                assertThat(streams.value(CONFIGURATIONS, key).orElse(""))
                        .as(key)
                        .doesNotContain(SECRET);
            }
            assertThat(streams.answer("wadm.api." + Lattice.NAME + ".model.get.secret"))
                    .contains(REFERENCE)
                    .doesNotContain(SECRET);
        }
    }

    @Test
    void a_secret_that_the_backend_does_not_give_is_told_in_the_report_and_in_the_host_s_log() {
        edge.publish("secret.barred", "{\"id\":2}");

        Report report = Report.of(errors.next());

        assertThat(report.text()).isEqualTo("{\"id\":2}");
        assertThat(report.reason()).contains("missing connection pool");
        assertThat(lattice.log(Side.CLOUD)).contains("Error fetching secret: unauthorized");
        assertThat(postgres.query("select id from barred")).isEmpty();
    }
}
