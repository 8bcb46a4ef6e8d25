package io.pelato.it.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** infra/cloud/secrets and what machines do with its bundles: safe to repeat, all or nothing, nothing lost. */
class SecretsScriptIT {
    private static final String URL = "tls://nats.example.com:7422";

    @TempDir
    private Path temporary;

    private Path cloud;
    private Path overlay;
    private Path secrets;

    @BeforeEach
    void a_cloud() {
        Command.in(temporary).run("cp", "-r", Infra.copy(SecretsScriptIT.class).toString(), "infra");
        cloud = temporary.resolve("infra/cloud");
        overlay = cloud.resolve("overlays/try");
        secrets = overlay.resolve("secrets");
        succeed("init", "try", "nats.example.com", "192.0.2.1", "2001:db8::1");
    }

    private String succeed(String... words) {
        return Command.in(cloud).run(words("./secrets", words));
    }

    private Command.Result end(String... words) {
        return Command.in(cloud).end(words("./secrets", words));
    }

    private static List<String> words(String program, String... words) {
        return Stream.concat(Stream.of(program), Stream.of(words)).toList();
    }

    private Path machine() {
        Path machine = temporary.resolve("machine");
        Command.in(temporary).run("cp", "-r", cloud.resolveSibling("edge").toString(), machine.toString());
        return machine;
    }

    private Path bundle(String edge, String url) {
        return cloud.resolve(succeed("edge", "try", edge, url));
    }

    @Test
    void a_second_bundle_unpacked_over_the_first_keeps_devices_tls_settings_and_identity() throws Exception {
        Path machine = machine();
        Command on = Command.in(machine);
        on.run("tar", "-xf", bundle("milan", URL).toString());
        on.run("./device", "add", "sensor-1");
        Files.writeString(machine.resolve("local/mqtt-tls.conf"), "tls { cert_file: \"device.crt\" }\n");
        String devices = Files.readString(machine.resolve("local/devices"));
        String before = Files.readString(machine.resolve(".env"));

        on.run("tar", "-xf", bundle("milan", "tls://192.0.2.1:7423").toString());

        assertThat(machine.resolve("local/devices")).content().isEqualTo(devices);
        assertThat(machine.resolve("local/mqtt-tls.conf")).content().contains("device.crt");
        assertThat(machine.resolve(".env"))
                .content()
                .isEqualTo(before.replace("@nats.example.com:7422", "@192.0.2.1:7423"))
                .contains("WASMCLOUD_HOST_SEED=SN");
    }

    @Test
    void joining_again_keeps_a_machine_s_own_settings_too() throws Exception {
        Path machine = machine();
        Command on = Command.in(machine);
        on.run("./join", bundle("milan", URL).toString());
        Files.writeString(
                machine.resolve(".env"), Files.readString(machine.resolve(".env")) + "# hall B\nMQTT_PORT=1884\n");
        on.run("./device", "add", "sensor-1");
        Map<String, String> before = Folder.of(machine);

        on.run("./join", bundle("milan", URL).toString());
        assertThat(Folder.of(machine)).isEqualTo(before);

        on.run("./join", bundle("milan", "tls://192.0.2.1:7423").toString());
        before.computeIfPresent(".env", (name, text) -> text.replace("nats.example.com:7422", "192.0.2.1:7423"));
        assertThat(Folder.of(machine)).isEqualTo(before);
    }

    @Test
    void a_machine_does_not_join_as_another_or_with_something_else_than_a_bundle() throws Exception {
        Path machine = machine();
        Command on = Command.in(machine);
        on.run("./join", bundle("milan", URL).toString());
        Map<String, String> before = Folder.of(machine);

        Command.Result other = on.end(List.of("./join", bundle("rome", URL).toString()));
        Command.Result text =
                on.end(List.of("./join", machine.resolve("nats.conf").toString()));
        Command.Result missing = on.end(List.of("./join", "no.tar"));

        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.output())
                .contains("This machine is milan, the bundle is rome's")
                .contains("Nothing was changed.");
        assertThat(text.exitCode()).isEqualTo(1);
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(Folder.of(machine)).isEqualTo(before);
    }

    @Test
    void the_identity_of_a_machine_from_before_is_taken_from_its_bundle() throws Exception {
        Path bundle = bundle("milan", URL);
        String before = Command.in(cloud).run("tar", "-xOf", bundle.toString(), ".env");
        Files.delete(secrets.resolve("edges/milan.seed"));

        String again = Command.in(cloud).run("tar", "-xOf", bundle("milan", URL).toString(), ".env");

        assertThat(again).isEqualTo(before);
    }

    @Test
    void renewing_keeps_the_names_makes_a_matching_pair_and_leaves_bundles_alone() {
        bundle("milan", URL);
        Map<String, String> before = Folder.of(secrets);

        succeed("renew", "try");

        Map<String, String> after = Folder.of(secrets);
        assertThat(after.get("tls.key")).isNotEqualTo(before.get("tls.key"));
        for (String kept : List.of("ca.crt", "ca.key", "lattice.conf", "edges/milan.tar", "users/deployer")) {
            assertThat(after.get(kept)).as(kept).isEqualTo(before.get(kept));
        }
        Command on = Command.in(secrets);
        assertThat(on.run("openssl", "x509", "-in", "tls.crt", "-noout", "-pubkey"))
                .isEqualTo(on.run("openssl", "pkey", "-in", "tls.key", "-pubout"));
        assertThat(on.run("openssl", "x509", "-in", "tls.crt", "-noout", "-ext", "subjectAltName"))
                .contains("DNS:nats.example.com", "IP Address:192.0.2.1", "IP Address:2001:DB8:0:0:0:0:0:1");
    }

    @Test
    void the_lines_of_the_pages_make_secrets_and_a_machine_of_them() {
        Command inCloud = Command.in(cloud);
        Page page = Page.of("infra/cloud/README.md");
        inCloud.run("rm", "-r", secrets.toString());
        inCloud.line(page.command("./secrets init try"));
        assertThat(Folder.of(secrets)).containsKeys("ca.key", "users/deployer", "postgres-password");

        inCloud.line(page.command("./secrets init production"));
        secrets = cloud.resolve("overlays/production/secrets");
        String bundle = inCloud.line(page.command("./secrets edge production"));
        inCloud.run("cp", bundle, temporary.resolve("milan.tar").toString());
        Path machine = cloud.resolveSibling("edge");
        Command.in(machine).line(Page.of("infra/edge/README.md").command("./join ../../milan.tar"));
        assertThat(Folder.of(machine).get(".env")).contains("@nats.example.com:7422");
        assertThat(temporary.resolve("milan.tar")).doesNotExist();

        Page lattice = Page.of("infra/README.md");
        inCloud.line(lattice.command("./lattice production plant"));
        inCloud.line(lattice.command("./secrets edge production"));
        assertThat(Folder.of(secrets).get("users/deployer-plant")).isNotNull();
        Map<String, String> before = Folder.of(secrets);
        inCloud.line(page.command("./secrets users production"));
        assertThat(Folder.of(secrets)).isEqualTo(before);
        inCloud.line(page.command("./secrets renew production"));
        assertThat(Folder.of(secrets).get("tls.crt")).isNotEqualTo(before.get("tls.crt"));
        inCloud.line(page.command("./secrets remove production milan"));
        assertThat(Folder.of(secrets)).doesNotContainKey("edges/milan.tar");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.168.1",
                "192.168.1.256",
                "192.168.1.1.1",
                "1.2.3.04",
                "",
                " ",
                "a b",
                "-a.example.com",
                "a..example.com",
                "nats.example.com,DNS:evil.example.com",
                "nats.example.com\nIP:1.2.3.4",
                "*.*.example.com",
                "a.*.com",
                "tls://nats.example.com",
                "nats.example.com:7422",
                "2001:db8:::1",
                "2001:db8",
                "$(touch x)",
                "a;b"
            })
    void a_name_that_is_none_changes_nothing(String name) {
        Map<String, String> before = Folder.of(overlay);

        Command.Result renewed = end("renew", "try", "nats.example.com", name);

        assertThat(renewed.exitCode()).isEqualTo(1);
        assertThat(renewed.output()).contains("Not a host name or IP address").contains("Nothing was changed.");
        assertThat(Folder.of(overlay)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nats://nats.example.com:7422",
                "tls://nats.example.com",
                "tls://nats.example.com:0",
                "tls://nats.example.com:65536",
                "tls://nats.example.com:seven",
                "tls://user:password@nats.example.com:7422",
                "tls://nats.example.com:7422/path",
                "tls://a b:7422",
                "tls://a\nEDGE_NAME=b:7422",
                "tls://$(id):7422",
                "tls://192.168.1:7422",
                ""
            })
    void a_url_that_is_none_changes_nothing(String url) {
        Map<String, String> before = Folder.of(overlay);

        Command.Result result = end("edge", "try", "milan", url);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("Nothing was changed.");
        assertThat(Folder.of(overlay)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Milan", "mi.lan", "mi_lan", "../milan", ".*", "-milan", "", "1milan", "mi lan", "milan\nrome"})
    void a_machine_s_name_that_is_none_changes_nothing(String edge) {
        bundle("milan", URL);
        Map<String, String> before = Folder.of(overlay);

        for (Command.Result result : List.of(end("edge", "try", edge, URL), end("remove", "try", edge))) {
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.output()).contains("Nothing was changed.");
        }
        assertThat(Folder.of(overlay)).isEqualTo(before);
    }

    @Test
    void removing_takes_one_machine_away_and_no_other() {
        bundle("milan", URL);
        bundle("milan-2", URL);

        succeed("remove", "try", "milan");

        assertThat(Folder.of(secrets)).doesNotContainKeys("users/edge-milan", "edges/milan.tar", "edges/milan.seed");
        assertThat(Folder.of(secrets)).containsKeys("users/edge-milan-2", "edges/milan-2.tar", "edges/milan-2.seed");
        assertThat(Folder.of(secrets).get("lattice.conf"))
                .doesNotContain("\"edge-milan\"")
                .contains("\"edge-milan-2\"");
        Command.Result again = end("remove", "try", "milan");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.output()).contains("No edge machine milan");
    }

    @Test
    void a_lattice_stays_apart_when_its_last_machine_is_removed() {
        bundle("milan", URL);
        succeed("edge", "try", "rome", URL, "plant");
        String before = rightsOf("edge-milan");
        assertThat(before).contains("\"plant.>\"", "\"wasmbus.rpc.plant.>\"");

        succeed("remove", "try", "rome");

        assertThat(rightsOf("edge-milan")).isEqualTo(before);
    }

    private String rightsOf(String user) {
        return Folder.of(secrets)
                .get("lattice.conf")
                .lines()
                .filter(line -> line.contains("\"" + user + "\""))
                .findFirst()
                .orElseThrow();
    }

    /** openssl fails at each of its calls in turn. */
    @ParameterizedTest
    @ValueSource(strings = {"renew try other.example.com", "edge try milan tls://nats.example.com:7422"})
    void what_fails_in_the_middle_changes_nothing(String words) {
        Map<String, String> before = Folder.of(overlay);
        for (String call : List.of("rand", "req", "x509 -req", "verify")) {
            String path = Folder.withProgram(
                    temporary.resolve("bin"),
                    "openssl",
                    "case \"$*\" in \"" + call + "\"*) exit 3 ;; esac\nexec /usr/bin/openssl \"$@\"");
            Command.Result result =
                    Command.in(cloud).with("PATH", path).end(List.of(("./secrets " + words).split(" ", -1)));

            if (result.exitCode() != 0) {
                assertThat(Folder.of(overlay)).as(call).isEqualTo(before);
            } else {
                before = Folder.of(overlay);
            }
        }
        Command.Result result = Command.in(cloud)
                .with("PATH", Folder.withProgram(temporary.resolve("bin"), "openssl", "exit 3"))
                .end(List.of(("./secrets " + words.replace("milan", "rome")).split(" ", -1)));
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(Folder.of(overlay)).isEqualTo(before);
    }

    @Test
    void an_init_that_fails_leaves_nothing_and_one_that_was_done_is_not_done_again() {
        Map<String, String> before = Folder.of(secrets);
        assertThat(end("init", "try", "nats.example.com").exitCode()).isEqualTo(1);
        assertThat(Folder.of(secrets)).isEqualTo(before);

        String path = Folder.withProgram(
                temporary.resolve("bin"), "openssl", "case $1 in rand) exit 3 ;; esac\nexec /usr/bin/openssl \"$@\"");
        Path production = cloud.resolve("overlays/production");
        Map<String, String> empty = Folder.of(production);
        assertThat(Command.in(cloud)
                        .with("PATH", path)
                        .end(List.of("./secrets", "init", "production", "nats.example.com"))
                        .exitCode())
                .isEqualTo(1);
        assertThat(Folder.of(production)).isEqualTo(empty);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "try/", "../overlays/try", "nowhere", "t*y"})
    void an_overlay_that_is_none_is_told(String name) {
        Command.Result result = end("renew", name);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("No overlay '" + name + "'").contains("production try");
    }

    @Test
    void wrong_words_are_told_with_the_usage_and_exit_code_2() {
        for (Command.Result result : List.of(
                end(),
                end("edge"),
                end("edge", "try"),
                end("edge", "try", "milan"),
                end("fly", "try"),
                end("init", "try"))) {
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.output()).contains("./secrets edge OVERLAY EDGE URL");
        }
    }

    @Test
    void two_at_once_do_not_meet_and_what_a_killed_run_left_is_named() throws Exception {
        Files.createDirectories(overlay.resolve(".secrets-new"));

        Command.Result result = end("edge", "try", "milan", URL);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("overlays/try/.secrets-new").contains("Nothing was changed.");
        assertThat(Folder.of(secrets)).doesNotContainKey("edges/milan.tar");
    }

    @Test
    void a_power_cut_between_the_two_moves_loses_nothing() throws Exception {
        Map<String, String> before = Folder.of(secrets);
        Files.move(secrets, overlay.resolve(".secrets-before"));

        succeed("users", "try");

        assertThat(Folder.of(secrets)).isEqualTo(before);
        assertThat(overlay.resolve(".secrets-before")).doesNotExist();
    }

    @Test
    void reloading_where_no_server_runs_is_told() {
        String path = Folder.withProgram(temporary.resolve("bin"), "kubectl", "exit 0");

        Command.Result result = Command.in(cloud).with("PATH", path).end(List.of("./secrets", "reload", "try"));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("No NATS server runs in the namespace pelato");
    }
}
