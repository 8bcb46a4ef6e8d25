package io.pelato.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.lattice.Folders;
import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Postgres;
import io.pelato.it.lattice.Side;
import io.pelato.it.maven.MavenProjectFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A workflow's whole life: made, deployed, changed, planned, released, listed, gone back on, bundled, deployed from the
 * bundle on another lattice with a registry and a database of its own, and taken away from both.
 */
@ExtendWith(LatticeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholePathIT {

    private static final Pattern DIGEST = Pattern.compile("/(processor|dbsync):1\\.0\\.0@(sha256:[0-9a-f]{64})");

    private Place staging;
    private Place production;

    /** Where a workflow runs: a lattice with its registry, and a database. */
    private record Place(Lattice lattice, Postgres postgres) implements AutoCloseable {

        static Place of(Lattice lattice, Path logs) {
            Postgres postgres = Postgres.start(logs);
            postgres.execute("create table readings (key text, data text)");
            return new Place(lattice, postgres);
        }

        List<String> settings() {
            List<String> settings = new ArrayList<>(lattice.mavenArguments());
            // With at_least_once, Pelato brings the messaging provider along.
            settings.replaceAll(WholePathIT::withoutMessaging);
            settings.add("-Dpelato.nats.domain=" + Lattice.JETSTREAM_DOMAIN);
            settings.add("-Ddb.port=" + postgres.port());
            return settings;
        }

        /** Sends a reading at the edge and waits for its row. */
        void stores(String sent, String stored) {
            try (Listener edge = Listener.on(lattice.natsUrl(Side.EDGE))) {
                edge.publish("plant.in", "{\"key\":\"" + sent + "\",\"data\":\"20\"}");
            }
            Eventually.that(
                    "the row " + stored + " is there",
                    () -> postgres.query("select key from readings").contains(stored));
        }

        @Override
        public void close() {
            postgres.close();
        }
    }

    @BeforeAll
    void start(Lattice shared, @TempDir Path folder) {
        staging = Place.of(shared, folder.resolve("staging"));
        production = Place.of(Lattice.start(folder.resolve("lattice")), folder.resolve("production"));
    }

    @AfterAll
    void stop() {
        staging.close();
        production.close();
        production.lattice().close();
    }

    @Test
    void a_workflow_is_made_changed_planned_gone_back_on_and_released_elsewhere() throws Exception {
        MavenProjectFolder project = made();
        // What an earlier run has fetched is not to be taken for this release.
        Folders.delete(Path.of(System.getProperty("pelato.it.repository")).resolve("com/example/whole-path"));
        List<String> settings = staging.settings();
        settings.addAll(List.of("-Dpelato.builder=local", "-Dmaven.install.skip"));

        project.maven(settings, "deploy").succeeded();
        staging.stores("first", "plant-first");
        Set<String> firstDigests = digests(project.read("target/pelato/wadm.yaml"));

        project.replace("tasks/processor/processor.go", "plant-", "mill-");
        project.replace("tasks/processor.examples.yaml", "plant-", "mill-");
        assertThat(project.maven(settings, "package", "pelato:plan", "-Dpelato.plan.file=plan.json")
                        .succeeded()
                        .output())
                .contains("~ task processor")
                .doesNotContain("~ task dbsync");
        project.maven(settings, "deploy", "-Dpelato.plan=plan.json").succeeded();
        staging.stores("second", "mill-second");

        assertThat(project.maven(settings, "pelato:history")
                        .succeeded()
                        .output()
                        .lines())
                .filteredOn(line -> line.contains("  by "))
                .as("both versions, the newer one runs")
                .hasSize(2)
                .filteredOn(line -> line.contains("* "))
                .hasSize(1);
        project.maven(settings, "pelato:rollback").succeeded();
        staging.stores("third", "plant-third");
        Path repository = project.directory().resolve("target/repository");
        project.maven(settings, "deploy", "-DaltDeploymentRepository=releases::" + repository.toUri())
                .succeeded();
        staging.stores("fourth", "mill-fourth");
        Set<String> secondDigests = digests(project.read("target/pelato/wadm.yaml"));
        assertThat(secondDigests).hasSize(2).isNotEqualTo(firstDigests);

        MavenProjectFolder elsewhere = MavenProjectFolder.empty("elsewhere", WholePathIT.class)
                .withEnvironment("DB_PASSWORD", Postgres.PASSWORD);
        EmptyFolder empty = EmptyFolder.reading(repository, elsewhere);
        List<String> released = production.settings();
        released.addAll(EmptyFolder.SETTINGS);
        released.add("-Dpelato.bundle=com.example:whole-path:1.0.0");
        String output = elsewhere
                .maven(released, MavenProjectFolder.goal("release"))
                .succeeded()
                .output();
        assertThat(output).contains("processor: pushed, ", "dbsync: pushed, ").doesNotContain("compiled");
        production.stores("elsewhere", "mill-elsewhere");
        assertThat(digests(empty.manifest()))
                .as("production runs the bytes that staging ran")
                .isEqualTo(secondDigests);
        assertThat(production.postgres().query("select key from readings"))
                .as("what staging sends stays there")
                .containsExactly("mill-elsewhere");

        empty.addAnyPom();
        elsewhere.maven(released, MavenProjectFolder.goal("undeploy")).succeeded();
        assertThat(project.maven(settings, "pelato:status").succeeded().output())
                .as("staging runs on")
                .contains("plant ");
        project.maven(settings, "pelato:undeploy").succeeded();
        assertThat(project.maven(settings, "pelato:status").failed().output()).contains("plant is not deployed");
        assertThat(output + project.read("target/pelato/wadm.yaml"))
                .as("no password is shown")
                .doesNotContain("only-for-tests");
    }

    /** What init makes, with each message handled at least once and the database of this machine. */
    private static MavenProjectFolder made() {
        MavenProjectFolder project =
                MavenProjectFolder.empty("plant", WholePathIT.class).withEnvironment("DB_PASSWORD", Postgres.PASSWORD);
        project.maven(MavenProjectFolder.goal("init"), "-Dpelato.init.types=processor_nats,dbsync_nats")
                .succeeded();
        project.replace("pom.xml", "<artifactId>plant<", "<artifactId>whole-path<");
        project.replace("workflow.yaml", "project_name: plant", "project_name: plant\ndelivery: at_least_once");
        project.replace("workflow.yaml", "table: dbsync", "table: readings");
        project.replace("workflow.yaml", "host: postgres ", "host: 127.0.0.1\n      port: ${db.port} ");
        project.replace("workflow.yaml", "name: pelato", "name: iot");
        project.replace("workflow.yaml", "user: pelato", "user: iot");
        return project;
    }

    private static String withoutMessaging(String argument) {
        return argument.startsWith("-Dpelato.providers=") ? argument.replaceFirst("messaging=[^,]+,", "") : argument;
    }

    private static Set<String> digests(String manifest) {
        return DIGEST.matcher(manifest)
                .results()
                .map(found -> found.group(1) + " " + found.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
