package io.pelato.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.maven.MavenProjectFolder;
import io.pelato.it.maven.MavenResult;
import org.junit.jupiter.api.Test;

/** What {@code mvn deploy} says about parameters that only its last goals use: at its begin, before any work. */
class ParameterFaultsIT {

    @Test
    void a_parameter_that_a_later_goal_cannot_work_with_is_told_beside_the_faults_of_the_workflow() {
        MavenProjectFolder project = MavenProjectFolder.copyOf("two-tasks", ParameterFaultsIT.class);
        project.replace("workflow.yaml", "source_topic: raw", "source_topic: r w");

        assertThat(project.maven(
                                "deploy",
                                "-Dpelato.nats.tls.ca=missing.pem",
                                "-Dpelato.http.address=localhost:8000",
                                "-Dpelato.http.timeout=0",
                                "-Dpelato.providers=mesaging=registry.example.com/messaging:1")
                        .failed()
                        .errors())
                .containsExactly(
                        "workflow.yaml:7:19: \"r w\" is no valid source_topic. A NATS subject is made of words joined by"
                                + " dots, without spaces, commas or bars; `*` stands for one word, `>` for all that"
                                + " follow, as in `sensors.*.temperature`",
                        "The goal push would fail: There is no registry to push to: pelato.registry is not set. Set it in the POM or on the command"
                                + " line, as in -Dpelato.registry=registry.example.com/team",
                        "The goal deploy would fail: Cannot read "
                                + project.directory().toAbsolutePath().resolve("missing.pem")
                                + ", which pelato.nats.tls.ca names: it is not there. Create it, or mend the name",
                        "The goal deploy would fail: pelato.http.address is \"localhost:8000\", which is no IP address with a port. Write it like"
                                + " 0.0.0.0:8000, or [::]:8000; a name is not resolved",
                        "The goal deploy would fail: pelato.http.timeout is 0 seconds. Give requests at least 1 second",
                        "The goal deploy would fail: pelato.providers names a provider \"mesaging\" that nobody knows. Did you mean \"messaging\"?"
                                + " Known here: http-server, keyvalue-nats, messaging, pelato-messaging, sqldb-postgres",
                        "6 problems, told above");
    }

    @Test
    void where_edges_keep_messages_the_domain_of_the_cloud_is_asked_for_before_anything_is_compiled() {
        MavenProjectFolder project = MavenProjectFolder.copyOf("edge-kept", ParameterFaultsIT.class);

        MavenResult deployment = project.maven("deploy", "-Dpelato.registry=registry.example.com/team")
                .failed();

        assertThat(deployment.errors())
                .singleElement()
                .asString()
                .contains(
                        "The goal deploy would fail: ",
                        "workflow.yaml:3:8: ",
                        "With `entry: edge` each edge machine keeps messages",
                        "pelato.nats.domain");
        assertThat(project.directory().resolve("target/pelato/components")).doesNotExist();
    }

    @Test
    void a_password_that_is_not_there_or_ends_with_a_line_break_is_told_before_anything_is_compiled() {
        MavenProjectFolder project = MavenProjectFolder.copyOf("outage", ParameterFaultsIT.class);

        assertThat(project.maven("deploy", "-Ddb.port=5432", "-Dpelato.registry=registry.example.com/team")
                        .failed()
                        .errors())
                .first()
                .isEqualTo(
                        "The goal deploy would fail: The password of keyed is not there: the environment variable OUTAGE_DB_PASSWORD is not set."
                                + " Set it where Maven runs, or name another in password_env");
        assertThat(project.withEnvironment("OUTAGE_DB_PASSWORD", "s3cret\n")
                        .maven("deploy", "-Ddb.port=5432", "-Dpelato.registry=registry.example.com/team")
                        .failed()
                        .errors())
                .first()
                .isEqualTo(
                        "The goal deploy would fail: The password of keyed ends with a line break in the environment variable"
                                + " OUTAGE_DB_PASSWORD. Take it away where the variable is set, such as with \"$(cat FILE)\"");
        assertThat(project.directory().resolve("target/pelato/generated")).doesNotExist();
    }

    @Test
    void offline_is_told_before_anything_is_compiled() {
        MavenProjectFolder project = MavenProjectFolder.copyOf("two-tasks", ParameterFaultsIT.class);

        assertThat(project.maven("-o", "deploy").failed().errors())
                .containsExactly(
                        "The goal push would fail: Maven runs offline (-o), and to push to a registry takes the network. Run it without"
                                + " -o, or stop at `mvn package`");
        assertThat(project.directory().resolve("target/pelato/generated")).doesNotExist();
    }

    @Test
    void a_number_that_a_later_goal_cannot_work_with_is_told_by_the_first_one() {
        MavenProjectFolder project = MavenProjectFolder.copyOf("two-tasks", ParameterFaultsIT.class);

        assertThat(project.maven(
                                "deploy",
                                "-Dpelato.registry=registry.example.com/team",
                                "-Dpelato.cache.maxSize=-1",
                                "-Dpelato.deploy.timeout=2m",
                                "-Dpelato.bulder=local")
                        .failed()
                        .errors())
                .containsExactly(
                        "The goal build would fail: pelato.cache.maxSize is \"-1\", which is no number of megabytes from 0"
                                + " to 1000000000. Write digits only, as in -Dpelato.cache.maxSize=100",
                        "The goal deploy would fail: pelato.deploy.timeout is \"2m\", which is no number of seconds from"
                                + " 1 to 86400. Write digits only, as in -Dpelato.deploy.timeout=100",
                        "2 problems, told above");
        assertThat(project.directory().resolve("target/pelato/generated")).doesNotExist();
    }

    @Test
    void a_misspelt_parameter_is_a_warning_that_names_the_right_one() {
        MavenProjectFolder project = MavenProjectFolder.copyOf("two-tasks", ParameterFaultsIT.class);

        assertThat(project.maven("validate", "-Dpelato.bulder=local")
                        .succeeded()
                        .output())
                .contains("[WARNING] -Dpelato.bulder is no parameter of Pelato. Did you mean pelato.builder?");
    }

    @Test
    void a_goal_that_is_skipped_has_nothing_to_say() {
        MavenProjectFolder project = MavenProjectFolder.copyOf("two-tasks", ParameterFaultsIT.class);

        assertThat(project.maven("deploy", "-Dpelato.skip", "-Dpelato.http.timeout=0")
                        .succeeded()
                        .output())
                .contains("Skipped: pelato.skip is set");
    }
}
