package io.pelato.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.BuildRequest;
import io.pelato.DeployRequest;
import io.pelato.PlanRequest;
import io.pelato.Project;
import io.pelato.Proofs;
import io.pelato.PushRequest;
import io.pelato.Releasing;
import io.pelato.TeamAccess;
import io.pelato.Verification;
import io.pelato.attest.SigningKey;
import io.pelato.build.BuilderChoice;
import io.pelato.lattice.NatsSettings;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.registry.Login;
import io.pelato.registry.PlainHttp;
import io.pelato.registry.TagPolicy;
import io.pelato.rollout.Orchestrator;
import io.pelato.rollout.ReleaseTerms.OnFailure;
import io.pelato.workflow.Optimization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the library is asked for the parameters that a user sets. */
class RequestsTest {

    @TempDir
    private Path folder;

    @Test
    void a_project_is_where_its_pom_is_and_named_by_its_artifact() {
        Project project = validate().ready(ValidateMojo.class).project();

        assertThat(project.directory()).isEqualTo(folder);
        assertThat(project.workflow()).isEqualTo(folder.resolve("workflow.yaml"));
        assertThat(project.tasks()).isEqualTo(folder.resolve("tasks"));
        assertThat(project.output()).isEqualTo(folder.resolve("target/pelato"));
        assertThat(project.name()).isEqualTo("sample");
        assertThat(project.targets()).containsExactly("edge", "cloud");
        assertThat(project.instances()).isEqualTo(100);
        assertThat(project.templates()).isEmpty();
    }

    @Test
    void a_project_knows_the_properties_of_the_pom_of_the_command_line_and_the_environment() {
        Project project = validate()
                .property("db.host", "pom")
                .property("db.name", "pom")
                .commandLine("db.host", "mine")
                .ready(ValidateMojo.class)
                .project();

        assertThat(project.properties())
                .containsEntry("db.host", "mine")
                .containsEntry("db.name", "pom")
                .containsEntry("java.version", System.getProperty("java.version"));
    }

    @Test
    void items_of_a_list_lose_the_blanks_around_them() {
        Project project = validate()
                .commandLine("pelato.targets", "edge, factory")
                .commandLine("pelato.templates", "types, /shared/types")
                .ready(ValidateMojo.class)
                .project();

        assertThat(project.targets()).containsExactly("edge", "factory");
        assertThat(project.templates()).containsExactly(folder.resolve("types"), Path.of("/shared/types"));
    }

    @Test
    void a_build_has_a_gigabyte_of_cache_all_cores_and_no_team() {
        BuildRequest request = build().ready(BuildMojo.class).request();

        assertThat(request.builder()).isEqualTo(BuilderChoice.AUTO);
        assertThat(request.jobs()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(request.optimization()).isEqualTo(Optimization.SIZE);
        assertThat(request.project().cache()).isEqualTo(Path.of(System.getProperty("user.home"), ".cache/pelato"));
        assertThat(request.cacheBytes()).isEqualTo(1_000_000_000);
        assertThat(request.team()).isEmpty();
    }

    @Test
    void a_team_s_cache_is_read_and_written_where_both_are_asked_for_and_left_alone_offline() {
        TestGoal goal = build().commandLine("pelato.cache.registry", "r.example.com/cache");

        assertThat(goal.ready(BuildMojo.class).request().team().map(TeamAccess::sharing))
                .contains(TeamAccess.Sharing.READ);
        goal.commandLine("pelato.cache.registry.write", "true");
        assertThat(goal.ready(BuildMojo.class).request().team().map(TeamAccess::sharing))
                .contains(TeamAccess.Sharing.READ_AND_WRITE);
        assertThat(goal.offline().ready(BuildMojo.class).request().team()).isEmpty();
    }

    @Test
    void the_login_of_pelato_registry_is_for_its_own_host_alone() {
        TestGoal goal = build().commandLine("pelato.registry", "r.example.com/team")
                .commandLine("pelato.registry.username", "ann")
                .commandLine("pelato.registry.password", "s3cret")
                .commandLine("pelato.cache.registry", "r.example.com/cache");
        var login = Optional.of(new Login("ann", "s3cret"));

        assertThat(goal.ready(BuildMojo.class)
                        .request()
                        .team()
                        .orElseThrow()
                        .registry()
                        .login())
                .isEqualTo(login);
        goal.commandLine("pelato.cache.registry", "other.example.com/cache");
        assertThat(goal.ready(BuildMojo.class)
                        .request()
                        .team()
                        .orElseThrow()
                        .registry()
                        .login())
                .isEmpty();
    }

    @Test
    void an_authority_is_trusted_at_every_registry_and_a_client_certificate_is_shown_to_its_own_host_alone() {
        TestGoal goal = build().commandLine("pelato.registry", "r.example.com/team")
                .commandLine("pelato.registry.cert", "/nowhere/client.pem")
                .commandLine("pelato.registry.key", "/nowhere/client.key")
                .commandLine("pelato.cache.registry", "r.example.com/cache");

        assertThatThrownBy(() -> goal.ready(BuildMojo.class).request())
                .hasMessageContaining("/nowhere/client.pem, which pelato.registry.cert names")
                .hasMessageContaining("/nowhere/client.key, which pelato.registry.key names");
        goal.commandLine("pelato.cache.registry", "other.example.com/cache");
        assertThat(goal.ready(BuildMojo.class).request().team()).isPresent();
        goal.commandLine("pelato.registry.ca", "/nowhere/ca.pem");
        assertThatThrownBy(() -> goal.ready(BuildMojo.class).request())
                .hasMessageContaining("/nowhere/ca.pem, which pelato.registry.ca names");
    }

    @Test
    void a_push_tells_of_a_file_for_https_that_is_not_there_before_it_connects() {
        TestGoal push = push().property("pelato.registry", "r.example.com/team")
                .property("pelato.registry.ca", "/nowhere/ca.pem");

        assertThatThrownBy(() -> push.ready(PushMojo.class).request())
                .hasMessageStartingWith("Cannot read /nowhere/ca.pem, which pelato.registry.ca names: ");
    }

    @Test
    void a_push_goes_to_the_registry_with_the_login_of_its_server_in_the_settings() {
        PushRequest request = push().property("pelato.registry", "r.example.com/team")
                .property("pelato.registry.allowHttp", "true")
                .server("r.example.com", "ann", "s3cret")
                .ready(PushMojo.class)
                .request();

        assertThat(request.registry().prefix()).isEqualTo("r.example.com/team");
        assertThat(request.registry().plainHttp()).isEqualTo(PlainHttp.ALLOWED);
        assertThat(request.registry().settings().loginFor("r.example.com")).contains(new Login("ann", "s3cret"));
        assertThat(request.registry().settings().loginFor("other.example.com")).isEmpty();
    }

    @Test
    void the_same_settings_make_an_equal_request_so_that_a_goal_takes_up_what_was_begun_for_it() {
        TestGoal push = push().property("pelato.registry", "r.example.com/team").server("r.example.com", "ann", "s");
        TestGoal deploy = deploy().commandLine("pelato.nats.url", "nats://a:4222");

        assertThat(push.ready(PushMojo.class).request())
                .isEqualTo(push.ready(PushMojo.class).request());
        assertThat(deploy.ready(DeployMojo.class).request())
                .isEqualTo(deploy.ready(DeployMojo.class).request());
        assertThat(deploy.ready(DeployMojo.class).request())
                .isNotEqualTo(deploy.commandLine("pelato.nats.url", "nats://b:4222")
                        .ready(DeployMojo.class)
                        .request());
    }

    @Test
    void a_deployment_tells_apart_how_this_machine_and_how_the_hosts_reach_nats() {
        DeployRequest request = deploy().commandLine("pelato.nats.url", "tls://one:4222, tls://two:4222")
                .commandLine("pelato.nats.hosts", "nats://leaf:4222")
                .commandLine("pelato.lattice", "plant")
                .commandLine("pelato.nats.domain", "hub")
                .commandLine("pelato.deploy.timeout", "240")
                .commandLine("pelato.http.address", "127.0.0.1:9000")
                .commandLine("pelato.http.timeout", "5")
                .ready(DeployMojo.class)
                .request();

        assertThat(request.access().lattice().nats().urls()).containsExactly("tls://one:4222", "tls://two:4222");
        assertThat(request.natsUrlFromHosts()).isEqualTo("nats://leaf:4222");
        assertThat(request.access().lattice().lattice()).isEqualTo("plant");
        assertThat(request.access().lattice().timeout()).isEqualTo(Duration.ofMinutes(4));
        assertThat(request.access().lattice().domain()).contains("hub");
        assertThat(request.http().address()).isEqualTo("127.0.0.1:9000");
        assertThat(request.http().timeout()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void an_empty_domain_is_none_and_one_that_is_no_word_is_refused() {
        assertThat(deploy().commandLine("pelato.nats.domain", " ")
                        .ready(DeployMojo.class)
                        .request()
                        .access()
                        .lattice()
                        .domain())
                .isEmpty();
        assertThat(deploy().commandLine("pelato.nats.domain", "cloud ")
                        .ready(DeployMojo.class)
                        .request()
                        .access()
                        .lattice()
                        .domain())
                .contains("cloud");
        DeployMojo two = deploy().commandLine("pelato.nats.domain", "cloud hub").ready(DeployMojo.class);

        assertThatThrownBy(two::request)
                .hasMessageContaining("pelato.nats.domain is \"cloud hub\", which no JetStream domain is called");
    }

    @Test
    void a_deployment_is_signed_by_the_user_keeps_ten_versions_and_goes_on_trying() {
        assertThat(deploy().ready(DeployMojo.class).request().releasing())
                .isEqualTo(new Releasing(
                        Optional.of(System.getProperty("user.name")), Optional.empty(), 10, OnFailure.KEEP));
        assertThat(deploy().commandLine("pelato.by", "ci")
                        .commandLine("pelato.plan", "plan.json")
                        .commandLine("pelato.history.keep", "3")
                        .commandLine("pelato.deploy.onFailure", "rollback")
                        .ready(DeployMojo.class)
                        .request()
                        .releasing())
                .isEqualTo(new Releasing(
                        Optional.of("ci"), Optional.of(folder.resolve("plan.json")), 3, OnFailure.ROLLBACK));
    }

    @Test
    void what_a_release_cannot_be_is_told_all_at_once() {
        TestGoal goal = deploy().commandLine("pelato.history.keep", "0").commandLine("pelato.deploy.onFailure", "pray");

        assertThatThrownBy(() -> goal.ready(DeployMojo.class).request())
                .hasMessageContaining("pelato.history.keep is \"0\"")
                .hasMessageContaining("pelato.deploy.onFailure is \"pray\", which is neither keep nor rollback");
    }

    @Test
    void a_plan_is_of_the_deployment_with_the_same_parameters() {
        TestGoal plan = TestGoal.of("plan", folder)
                .commandLine("pelato.nats.hosts", "nats://leaf:4222")
                .commandLine("pelato.plan.file", "plan.json");

        PlanRequest request = plan.ready(PlanMojo.class).planRequest();

        assertThat(request.deployment().natsUrlFromHosts()).isEqualTo("nats://leaf:4222");
        assertThat(request.file()).contains(folder.resolve("plan.json"));
        assertThatThrownBy(() -> plan.commandLine("pelato.plan.format", "xml")
                        .ready(PlanMojo.class)
                        .planRequest())
                .hasMessageContaining("pelato.plan.format is \"xml\"");
    }

    @Test
    void the_nats_user_is_taken_from_the_settings_unless_a_parameter_names_one() {
        TestGoal goal = deploy().property("pelato.nats.server", "nats.example.com")
                .server("nats.example.com", "deployer", "s3cret");

        NatsSettings fromSettings =
                goal.ready(DeployMojo.class).request().access().lattice().nats();
        assertThat(fromSettings.username()).contains("deployer");
        assertThat(fromSettings.password()).contains("s3cret");
        NatsSettings own = goal.commandLine("pelato.nats.username", "ann")
                .commandLine("pelato.nats.password", "other")
                .ready(DeployMojo.class)
                .request()
                .access()
                .lattice()
                .nats();
        assertThat(own.username()).contains("ann");
        assertThat(own.password()).contains("other");
    }

    @Test
    void empty_variables_of_a_ci_server_name_no_user() {
        TestGoal goal = deploy().property("pelato.nats.server", "nats.example.com")
                .server("nats.example.com", "deployer", "s3cret")
                .commandLine("pelato.nats.username", "")
                .commandLine("pelato.nats.password", "");
        TestGoal build = build().commandLine("pelato.registry", "r.example.com/team")
                .commandLine("pelato.cache.registry", "r.example.com/cache")
                .commandLine("pelato.registry.username", "")
                .commandLine("pelato.registry.password", "");

        assertThat(goal.ready(DeployMojo.class).request().access().lattice().nats())
                .returns(Optional.of("deployer"), NatsSettings::username)
                .returns(Optional.of("s3cret"), NatsSettings::password);
        assertThat(build.ready(BuildMojo.class)
                        .request()
                        .team()
                        .orElseThrow()
                        .registry()
                        .login())
                .isEmpty();
    }

    @Test
    void a_nats_server_that_the_settings_do_not_have_is_named() {
        TestGoal goal = deploy().property("pelato.nats.server", "nats.example.com");

        assertThatThrownBy(() -> goal.ready(DeployMojo.class).request())
                .hasMessage(
                        "settings.xml has no server \"nats.example.com\", which pelato.nats.server names. Add it with"
                                + " its username and password, or mend pelato.nats.server");
    }

    @Test
    void a_password_of_the_settings_that_cannot_be_decrypted_is_told() {
        TestGoal goal = deploy().property("pelato.nats.server", "nats.example.com")
                .server("nats.example.com", "deployer", "{COQLCE6DU6GtcS5P=}");

        assertThatThrownBy(() -> goal.ready(DeployMojo.class).request())
                .isInstanceOf(ProblemsException.class)
                .hasMessageStartingWith(
                        "The password of server \"nats.example.com\" in settings.xml cannot be decrypted: ")
                .hasMessageEndingWith(
                        "Check settings-security.xml, or write the password anew with" + " `mvn --encrypt-password`");
    }

    @Test
    void no_text_of_a_request_shows_a_secret() {
        DeployRequest request = deploy().commandLine("pelato.nats.password", "s3cret")
                .commandLine("db.password", "s3cret")
                .server("r.example.com", "ann", "s3cret")
                .ready(DeployMojo.class)
                .request();

        assertThat(request.toString()).doesNotContain("s3cret");
        assertThat(request.access().toString()).doesNotContain("s3cret");
        assertThat(request.project().toString()).doesNotContain("s3cret");
    }

    @Test
    void a_push_warns_of_versions_that_move_unless_the_user_says_otherwise() {
        assertThat(push().commandLine("pelato.registry", "h.example.com")
                        .ready(PushMojo.class)
                        .request()
                        .tags())
                .isEqualTo(TagPolicy.WARN);
        assertThat(push().commandLine("pelato.registry", "h.example.com")
                        .commandLine("pelato.registry.tags", "keep")
                        .ready(PushMojo.class)
                        .request()
                        .tags())
                .isEqualTo(TagPolicy.KEEP);
        assertThatThrownBy(() -> push().commandLine("pelato.registry", "h.example.com")
                        .commandLine("pelato.registry.tags", "Hold")
                        .ready(PushMojo.class)
                        .request())
                .hasMessage("pelato.registry.tags is \"Hold\", which is none of move, warn and keep."
                        + " Write -Dpelato.registry.tags=warn, or leave it out");
    }

    @Test
    void a_push_signs_and_tells_of_components_where_that_is_asked_for() throws Exception {
        TestGoal goal = push().commandLine("pelato.registry", "h.example.com");
        assertThat(goal.ready(PushMojo.class).request().proofs()).isEqualTo(Proofs.none());
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        write("signing.key", "PRIVATE KEY", pair.getPrivate());
        write("signing.pub", "PUBLIC KEY", pair.getPublic());

        Proofs proofs = goal.commandLine("pelato.attest", "true")
                .commandLine("pelato.sign.key", "signing.key")
                .ready(PushMojo.class)
                .request()
                .proofs();

        assertThat(proofs.documents()).isEqualTo(Proofs.Documents.ALL);
        assertThat(deploy().commandLine("pelato.verify", "signing.pub")
                        .ready(DeployMojo.class)
                        .request()
                        .verification()
                        .map(Verification::keys))
                .isEqualTo(proofs.key().map(SigningKey::own));
        assertThatThrownBy(() -> goal.commandLine("pelato.sign.key", "signing.pub")
                        .commandLine("pelato.attest", "yes")
                        .ready(PushMojo.class)
                        .request())
                .hasMessageContaining("pelato.attest is \"yes\"")
                .hasMessageContaining("holds no private key");
        assertThatThrownBy(() -> deploy().commandLine("pelato.verify", "gone.pub")
                        .ready(DeployMojo.class)
                        .request())
                .hasMessageContaining("gone.pub, which pelato.verify names");
    }

    private void write(String file, String type, Key key) throws IOException {
        String base64 = Base64.getMimeEncoder().encodeToString(key.getEncoded());
        Files.writeString(
                folder.resolve(file), "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n");
    }

    @Test
    void a_push_without_a_registry_or_a_network_is_refused() {
        assertThatThrownBy(() -> push().ready(PushMojo.class).request())
                .hasMessageStartingWith("There is no registry to push to: pelato.registry is not set.");
        assertThatThrownBy(() -> push().offline().ready(PushMojo.class).request())
                .hasMessageStartingWith("Maven runs offline (-o), and to push to a registry takes the network.");
    }

    @ParameterizedTest
    @CsvSource({
        "pelato.instances, -5, messages, 1, 10000",
        "pelato.instances, 1500000000, messages, 1, 10000",
        "pelato.builder.jobs, 0, compiles, 1, 1000",
        "pelato.builder.jobs, many, compiles, 1, 1000",
        "pelato.cache.maxSize, -1, megabytes, 0, 1000000000",
        "pelato.cache.maxSize, 10000000000000, megabytes, 0, 1000000000",
        "pelato.cache.maxSize, 99999999999999999999, megabytes, 0, 1000000000"
    })
    void a_number_that_is_none_or_out_of_all_reason_is_told(
            String property, String value, String unit, long least, long most) {
        assertThatThrownBy(() -> build().commandLine(property, value)
                        .ready(BuildMojo.class)
                        .request())
                .isInstanceOf(ProblemsException.class)
                .hasMessageStartingWith(property + " is \"" + value + "\", which is no number of " + unit + " from "
                        + least + " to " + most + ". Write digits only, as in -D" + property + "=");
    }

    @Test
    void every_wrong_parameter_of_a_goal_is_told_at_once() {
        TestGoal goal = deploy().commandLine("pelato.deploy.timeout", "2m")
                .commandLine("pelato.http.address", "localhost:80")
                .commandLine("pelato.http.timeout", "0")
                .commandLine("pelato.instances", "lots");

        assertThatThrownBy(() -> goal.ready(DeployMojo.class).request())
                .isInstanceOfSatisfying(
                        ProblemsException.class,
                        e -> assertThat(e.problems())
                                .extracting(Problem::message)
                                .containsExactly(
                                        "pelato.instances is \"lots\", which is no number of messages from 1 to 10000",
                                        "pelato.deploy.timeout is \"2m\", which is no number of seconds from 1 to 86400",
                                        "pelato.http.address is \"localhost:80\", which is no IP address with a port",
                                        "pelato.http.timeout is 0 seconds"));
    }

    @Test
    void blank_targets_are_none() {
        assertThat(validate()
                        .commandLine("pelato.targets", "edge,, ")
                        .ready(ValidateMojo.class)
                        .project()
                        .targets())
                .containsExactly("edge");
        TestGoal none = validate().commandLine("pelato.targets", " , ");

        assertThatThrownBy(() -> none.ready(ValidateMojo.class).project())
                .hasMessageStartingWith("pelato.targets names no target. Name the values of the label host-type");
    }

    @ParameterizedTest
    @CsvSource({"a b", ">", "*", "a.b", "a/b", "''"})
    void a_lattice_has_a_name_that_subjects_can_hold(String name) {
        TestGoal goal = deploy().commandLine("pelato.lattice", name);

        assertThatThrownBy(() -> goal.ready(DeployMojo.class).request())
                .hasMessageStartingWith("pelato.lattice is \"" + name + "\", which no lattice is called.");
    }

    @Test
    void two_commas_side_by_side_are_an_item_that_is_nothing() {
        TestGoal goal = deploy().commandLine("pelato.templates", "types,,")
                .commandLine("pelato.providers", "messaging=r.io/m:1,,")
                .commandLine("pelato.nats.url", "nats://a:4222,,nats://b:4222");

        assertThat(goal.ready(DeployMojo.class).project().templates()).containsExactly(folder.resolve("types"));
        assertThatThrownBy(() -> goal.ready(DeployMojo.class).request())
                .hasMessageStartingWith("pelato.nats.url has an empty entry.");
        goal.commandLine("pelato.nats.url", "nats://a:4222");
        assertThat(goal.ready(DeployMojo.class).request().provisions().providerImages())
                .startsWith("messaging=r.io/m:1");
    }

    @Test
    void every_address_is_checked_before_anything_begins() {
        TestGoal deploy = deploy().commandLine("pelato.nats.url", "nats://a:99999,http://b")
                .commandLine("pelato.nats.hosts", "nats://leaf:99999")
                .commandLine("pelato.http.address", "0.0.0.0:99999");
        TestGoal build = build().commandLine("pelato.cache.registry", "localhost:99999/cache");

        assertThatThrownBy(() -> deploy.ready(DeployMojo.class).request())
                .isInstanceOfSatisfying(
                        ProblemsException.class,
                        e -> assertThat(e.problems())
                                .extracting(Problem::message)
                                .containsExactly(
                                        "pelato.nats.url \"nats://a:99999\" names a port that does not exist",
                                        "pelato.nats.url \"http://b\" does not start with nats://, tls://, ws:// or wss://",
                                        "pelato.nats.hosts \"nats://leaf:99999\" names a port that does not exist",
                                        "pelato.http.address is \"0.0.0.0:99999\", which is no IP address with a port"));
        assertThatThrownBy(() -> build.ready(BuildMojo.class).request())
                .hasMessage("pelato.cache.registry \"localhost:99999/cache\" names a port that does not exist."
                        + " Ports are numbers from 1 to 65535");
    }

    @Test
    void every_file_of_a_deployment_is_read_before_anything_begins() throws IOException {
        Path template = Files.writeString(folder.resolve("own.ftl"), "at: ${.now}\n");
        TestGoal deploy = deploy().commandLine("pelato.nats.creds", "missing.creds")
                .commandLine("pelato.nats.tls.ca", template.toString())
                .commandLine("pelato.nats.tls.key", folder.toString())
                .commandLine("pelato.nats.url", "nats://a:99999")
                .commandLine("pelato.manifest.template", template.toString());

        assertThatThrownBy(() -> deploy.ready(DeployMojo.class).request())
                .isInstanceOfSatisfying(
                        ProblemsException.class,
                        e -> assertThat(e.problems())
                                .extracting(Problem::message)
                                .satisfiesExactly(
                                        url -> assertThat(url).contains("names a port that does not exist"),
                                        creds -> assertThat(creds)
                                                .matches(
                                                        "Cannot read .*missing.creds, which pelato.nats.creds names: it"
                                                                + " is not there"),
                                        ca -> assertThat(ca).isEqualTo(template + " holds no certificate in PEM"),
                                        key -> assertThat(key)
                                                .isEqualTo("Cannot read " + folder
                                                        + ", which pelato.nats.tls.key names:" + " it is a folder"),
                                        pair -> assertThat(pair)
                                                .isEqualTo("There is a client's key for NATS without its certificate"),
                                        own -> assertThat(own)
                                                .startsWith("the manifest template fails: `.now` reads the clock")));
        assertThatThrownBy(() -> deploy().commandLine("pelato.manifest.template", template.toString())
                        .ready(DeployMojo.class)
                        .request())
                .hasMessageStartingWith(template + ":1:7: the manifest template fails: `.now` reads the clock");
        assertThatThrownBy(() -> deploy().commandLine("pelato.manifest.template", "/nowhere.ftl")
                        .ready(DeployMojo.class)
                        .request())
                .hasMessage("Cannot read the manifest template /nowhere.ftl: it is not there. Create it, or mend the"
                        + " name, and check the parameter pelato.manifest.template");
    }

    @Test
    void hosts_may_be_told_several_nats_servers_as_one_text() {
        String urls = "nats://a:4222, nats://b:4222";

        assertThat(deploy().commandLine("pelato.nats.hosts", urls)
                        .ready(DeployMojo.class)
                        .request()
                        .natsUrlFromHosts())
                .isEqualTo(urls);
    }

    @ParameterizedTest
    @CsvSource({"yes", "TRUE", "treu", "1"})
    void a_switch_that_is_neither_true_nor_false_is_told_where_maven_would_take_it_for_false(String value) {
        TestGoal goal = push().property("pelato.registry", "r.example.com/team")
                .commandLine("pelato.registry.allowHttp", value);

        assertThatThrownBy(() -> goal.ready(PushMojo.class).request())
                .hasMessage("pelato.registry.allowHttp is \"" + value + "\", which is neither true nor false. Write"
                        + " -Dpelato.registry.allowHttp=true or -Dpelato.registry.allowHttp=false");
    }

    @Test
    void choices_that_do_not_exist_are_told_together() {
        TestGoal goal = build().commandLine("pelato.builder", "remote").commandLine("pelato.optimize", "fast");

        assertThatThrownBy(() -> goal.ready(BuildMojo.class).request())
                .hasMessage("pelato.builder is \"remote\", which is no builder. Set it to container, local or auto\n"
                        + "pelato.optimize is \"fast\", which nothing can be compiled for. Set it to one of: "
                        + Optimization.NAMES);
    }

    @Test
    void images_of_providers_are_handed_on_as_they_are_written() {
        assertThat(deploy().configuredList("providers", "messaging=r/m:1", "sqldb-postgres=r/s:1")
                        .ready(DeployMojo.class)
                        .request()
                        .provisions()
                        .providerImages())
                .isEqualTo(List.of("messaging=r/m:1", "sqldb-postgres=r/s:1"));
    }

    @Test
    void messages_that_wait_stay_unless_the_user_says_that_they_go() {
        TestGoal undeploy = TestGoal.of("undeploy", folder);

        assertThat(undeploy.ready(UndeployMojo.class).request().messages()).isEqualTo(Orchestrator.Messages.STAY);
        assertThat(undeploy.commandLine("pelato.forget", "true")
                        .ready(UndeployMojo.class)
                        .request()
                        .messages())
                .isEqualTo(Orchestrator.Messages.GO);
        assertThatThrownBy(() -> undeploy.commandLine("pelato.forget", "yes")
                        .ready(UndeployMojo.class)
                        .request())
                .hasMessageContaining("pelato.forget is \"yes\", which is neither true nor false");
    }

    private TestGoal validate() {
        return TestGoal.of("validate", folder);
    }

    private TestGoal build() {
        return TestGoal.of("build", folder);
    }

    private TestGoal push() {
        return TestGoal.of("push", folder);
    }

    private TestGoal deploy() {
        return TestGoal.of("deploy", folder);
    }
}
