package io.pelato.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.lattice.Ports;
import io.pelato.it.maven.MavenProjectFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Pushing to a real registry that asks for a login, and to what is no registry. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistryIT {

    private static final String LOGIN_ADVICE = "Set pelato.registry.username and pelato.registry.password, add a server"
            + " with the id %s to settings.xml, or log in with docker login %<s or podman login %<s";

    @TempDir
    private static Path folder;

    private ProtectedRegistry registry;
    private MavenProjectFolder project;

    @BeforeAll
    void buildOnce() {
        registry = ProtectedRegistry.start(folder.resolve("registry"));
        // No login of whoever runs the tests is to be found.
        project = MavenProjectFolder.copyOf("two-tasks", RegistryIT.class)
                .withEnvironment("DOCKER_CONFIG", folder.resolve("no-docker").toString())
                .withEnvironment("XDG_RUNTIME_DIR", folder.resolve("no-podman").toString());
        project.maven("package", "-Dpelato.builder=local").succeeded();
    }

    @AfterAll
    void stop() {
        registry.close();
    }

    private List<String> push(String... more) {
        return pushTo(registry.host(), Stream.concat(Stream.of("-Dpelato.registry.allowHttp=true"), Stream.of(more)));
    }

    private static List<String> pushTo(String host, Stream<String> more) {
        return Stream.concat(Stream.of("pelato:push", "-Dpelato.registry=" + host + "/team"), more)
                .toList();
    }

    @Test
    void what_was_pushed_is_told_with_its_digest_and_not_sent_again() throws IOException {
        String[] login = {
            "-Dpelato.registry.username=" + ProtectedRegistry.USER,
            "-Dpelato.registry.password=" + ProtectedRegistry.PASSWORD
        };

        String first = project.maven(push(login)).succeeded().output();

        String digest = registry.digest("team/clean", "1.0.0");
        assertThat(first)
                .contains("logged in as baker (pelato.registry.username)")
                .contains(registry.host() + "/team/clean:1.0.0@" + digest);
        String images = project.read("target/pelato/images.json");
        assertThat(images).contains("\"digest\" : \"" + digest + "\"");

        long uploads = registry.uploads();
        String second = project.maven(push(login)).succeeded().output();
        assertThat(second)
                .contains("clean: already in the registry, " + registry.host() + "/team/clean:1.0.0@" + digest)
                .contains("tag: already in the registry, ");
        assertThat(registry.uploads()).isEqualTo(uploads).isPositive();
        assertThat(project.read("target/pelato/images.json")).isEqualTo(images);
    }

    @Test
    void no_secret_is_told_or_written_even_with_the_most_detailed_log() throws IOException {
        String output = project.maven(push(
                        "-X",
                        "-Dpelato.registry.username=" + ProtectedRegistry.USER,
                        "-Dpelato.registry.password=" + ProtectedRegistry.PASSWORD))
                .succeeded()
                .output();

        assertThat(output).doesNotContain(ProtectedRegistry.PASSWORD, ProtectedRegistry.encodedLogin());
        try (Stream<Path> files = Files.walk(project.directory().resolve("target"))) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .doesNotContain(ProtectedRegistry.PASSWORD, ProtectedRegistry.encodedLogin()));
        }
    }

    @Test
    void a_login_in_settings_xml_is_found_by_the_registry_s_host() throws IOException {
        Path settings = settings(ProtectedRegistry.PASSWORD);

        assertThat(project.maven(push("-s", settings.toString())).succeeded().output())
                .contains("logged in as baker (settings.xml)");
    }

    @Test
    void an_encrypted_password_in_settings_xml_is_made_plain() throws IOException {
        Path security = folder.resolve("settings-security.xml");
        String master = encrypted("--encrypt-master-password", "master-of-all");
        Files.writeString(security, "<settingsSecurity><master>" + master + "</master></settingsSecurity>");
        String here = "-Dsettings.security=" + security;
        Path settings = settings(encrypted("--encrypt-password", ProtectedRegistry.PASSWORD, here));

        assertThat(Files.readString(settings)).doesNotContain(ProtectedRegistry.PASSWORD);
        assertThat(project.maven(push("-s", settings.toString(), here))
                        .succeeded()
                        .output())
                .contains("logged in as baker (settings.xml)");
    }

    @Test
    void docker_s_login_is_taken() throws IOException {
        Path config = Files.createDirectories(folder.resolve("docker"));
        Files.writeString(
                config.resolve("config.json"),
                "{\"auths\": {\"" + registry.host() + "\": {\"auth\": \"" + ProtectedRegistry.encodedLogin() + "\"}}}");

        assertThat(project.withEnvironment("DOCKER_CONFIG", config.toString())
                        .maven(push())
                        .succeeded()
                        .output())
                .contains("logged in as baker (");
    }

    @Test
    void a_registry_that_asks_for_a_login_is_told_with_the_ways_to_give_one() {
        assertThat(project.maven(push()).failed().errors())
                .containsExactly("The registry " + registry.host() + " asks for a login, and none was found. "
                        + LOGIN_ADVICE.formatted(registry.host()));
    }

    @Test
    void a_wrong_password_is_told_with_the_place_that_it_came_from() {
        assertThat(project.maven(push("-Dpelato.registry.username=baker", "-Dpelato.registry.password=wrong"))
                        .failed()
                        .errors())
                .containsExactly("The registry " + registry.host() + " refuses the login of user \"baker\" from"
                        + " pelato.registry.username. Check that user and its password there; a token may have"
                        + " expired");
    }

    @Test
    void plain_http_is_refused_without_permission() {
        assertThat(project.maven(pushTo(registry.host(), Stream.of())).failed().errors())
                .containsExactly("The registry " + registry.host() + " speaks plain HTTP, which anybody on the way can"
                        + " read and change. Give it a certificate, or set pelato.registry.allowHttp to true if that is"
                        + " acceptable");
    }

    @Test
    void a_registry_that_takes_no_webassembly_is_told_with_those_that_do() {
        try (ChoosyRegistry choosy = ChoosyRegistry.start()) {
            assertThat(project.maven(pushTo(choosy.host(), Stream.of("-Dpelato.registry.allowHttp=true")))
                            .failed()
                            .errors())
                    .filteredOn(error -> error.contains("team/clean"))
                    .singleElement()
                    .asString()
                    .startsWith("The registry " + choosy.host() + " does not take WebAssembly images: it refuses the"
                            + " manifest of ")
                    .endsWith("unknown media type: application/vnd.wasm.config.v0+json). Push to a registry that takes"
                            + " OCI artifacts of any type, such as CNCF Distribution, Harbor, Zot or ghcr.io; GitLab's"
                            + " own registry refuses application/vnd.wasm.config.v0+json");
        }
    }

    @Test
    void an_unknown_host_is_told() {
        assertThat(project.maven(pushTo("registry.invalid", Stream.of()))
                        .failed()
                        .errors())
                .containsExactly("The host registry.invalid of the registry is not known here. Check the host in"
                        + " pelato.registry, and this machine's DNS; a proxy is taken from settings.xml or"
                        + " -Dhttps.proxyHost");
    }

    @Test
    void a_proxy_of_settings_xml_leads_to_the_registry_and_not_to_hosts_that_it_excepts() throws IOException {
        try (ForwardingProxy proxy = ForwardingProxy.to(registry.host(), "ada", "open-proxy-4711")) {
            Path settings = Files.writeString(
                    folder.resolve("proxy-settings.xml"),
                    "<settings><proxies><proxy><id>corp</id><active>true</active><protocol>http</protocol>"
                            + "<host>127.0.0.1</host><port>" + proxy.port() + "</port><username>ada</username>"
                            + "<password>open-proxy-4711</password><nonProxyHosts>*.direct.invalid|repo.*</nonProxyHosts>"
                            + "</proxy></proxies></settings>");
            List<String> arguments = List.of(
                    "-X",
                    "-s",
                    settings.toString(),
                    "-Dpelato.registry.allowHttp=true",
                    "-Dpelato.registry.username=" + ProtectedRegistry.USER,
                    "-Dpelato.registry.password=" + ProtectedRegistry.PASSWORD);

            String output = project.maven(pushTo("registry.corp.invalid", arguments.stream()))
                    .succeeded()
                    .output();

            assertThat(output)
                    .contains(", registry.corp.invalid/team/clean:1.0.0@sha256:")
                    .doesNotContain("open-proxy-4711");
            assertThat(proxy.requests()).contains("CONNECT registry.corp.invalid:443 HTTP/1.1");
            assertThat(project.maven(pushTo("registry.direct.invalid", arguments.stream()))
                            .failed()
                            .errors())
                    .singleElement()
                    .asString()
                    .startsWith("The host registry.direct.invalid of the registry is not known here.");
        }
    }

    @Test
    void a_login_in_the_registry_s_address_is_told_and_never_shown() {
        assertThat(project.maven(pushTo("baker:" + ProtectedRegistry.PASSWORD + "@" + registry.host(), Stream.of("-X")))
                        .failed()
                        .output())
                .contains("pelato.registry \"***@" + registry.host() + "/team\" holds a login.")
                .doesNotContain(ProtectedRegistry.PASSWORD);
    }

    @Test
    void a_closed_port_is_told() {
        String closed = "127.0.0.1:" + Ports.free(List.of("127.0.0.1"));

        assertThat(project.maven(pushTo(closed, Stream.of())).failed().errors())
                .containsExactly("No registry listens at " + closed + ". Check the port in pelato.registry, that the"
                        + " registry is running, and that no firewall is in between");
    }

    private Path settings(String password) throws IOException {
        return Files.writeString(
                Files.createTempFile(folder, "settings", ".xml"),
                "<settings><servers><server><id>" + registry.host() + "</id><username>" + ProtectedRegistry.USER
                        + "</username><password>" + password + "</password></server></servers></settings>");
    }

    private String encrypted(String option, String password, String... more) {
        String output = project.maven(Stream.concat(Stream.of(option, password), Stream.of(more))
                        .toList())
                .succeeded()
                .output();
        return output.substring(output.indexOf('{'), output.indexOf('}') + 1);
    }
}
