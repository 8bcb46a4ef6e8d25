package io.pelato.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users read when a registry cannot be used. */
class RegistryFaultsTest {

    private static final String SECRET = "s3cr3t-token";
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Limits PATIENT =
            new Limits(LONG, LONG, LONG).pausing(Duration.ofMillis(1), Duration.ofSeconds(1));
    private static final Limits IMPATIENT = new Limits(Duration.ofSeconds(1), Duration.ofSeconds(3), LONG);

    @TempDir
    Path folder;

    private final InMemoryRegistry registry = InMemoryRegistry.start();
    private final Recording heard = new Recording();

    @AfterEach
    void stop() {
        registry.close();
        assertThat(heard.events).noneMatch(event -> event.contains(SECRET));
    }

    private RegistryAccess access(String host) {
        return RegistryAccess.to(host + "/team").withEnvironment(Map.of()).withPlainHttp(PlainHttp.ALLOWED);
    }

    private RegistryAccess loggedIn() {
        return access(registry.host()).withLogin(Optional.of(new Login("ada", SECRET)));
    }

    private String fault(RegistryAccess access, Limits limits) {
        PublishRequest request = new PublishRequest("sensor", "1.0.0", Components.write(folder, "sensor", "a"));
        try (ComponentPublisher publisher = ComponentPublisher.open(access, heard, limits)) {
            ProblemsException told = catchThrowableOfType(ProblemsException.class, () -> publisher.publish(request));
            assertThat(told).as("a push that should fail").isNotNull();
            assertThat(told.problems()).hasSize(1);
            assertThat(told.getMessage()).doesNotContain(SECRET).doesNotContain("\n");
            return told.getMessage().replace(registry.host(), "HOST");
        }
    }

    @Test
    void a_host_that_nobody_knows() {
        assertThat(fault(access("registry.invalid"), PATIENT))
                .isEqualTo("The host registry.invalid of the registry is not known here."
                        + " Check the host in pelato.registry, and this machine's DNS; a proxy is taken from"
                        + " settings.xml or -Dhttps.proxyHost");
    }

    @Test
    void a_port_where_nothing_listens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertThat(fault(access("127.0.0.1:" + port), PATIENT))
                .isEqualTo("No registry listens at 127.0.0.1:" + port + ". Check the port in pelato.registry,"
                        + " that the registry is running, and that no firewall is in between");
    }

    @Test
    void plain_http_without_permission() {
        assertThat(fault(access(registry.host()).withPlainHttp(PlainHttp.REFUSED), PATIENT))
                .isEqualTo("The registry HOST speaks plain HTTP, which anybody on the way can read and change."
                        + " Give it a certificate, or set pelato.registry.allowHttp to true if that is acceptable");
        assertThat(registry.writes()).isEmpty();
    }

    @Test
    void a_certificate_that_nobody_vouches_for() throws Exception {
        try (SelfSignedRegistry tls = SelfSignedRegistry.start(folder)) {
            assertThat(fault(access(tls.host()), PATIENT))
                    .isEqualTo("The certificate of the registry " + tls.host() + " is not trusted:"
                            + " unable to find valid certification path to requested target."
                            + " Write the host as the certificate names it; if an authority of your own signed it, name"
                            + " its certificate (PEM) in pelato.registry.ca");
        }
    }

    @Test
    void a_server_that_takes_connections_and_never_answers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String host = "127.0.0.1:" + silent.getLocalPort();

            assertThat(fault(access(host), IMPATIENT))
                    .isEqualTo("The registry " + host + " did not answer within 2 s. Check the host and port in"
                            + " pelato.registry, and whether a firewall, a VPN or a proxy is in between");
        }
    }

    @Test
    void a_registry_that_falls_silent_on_the_way() {
        registry.hang("HEAD /v2/team/sensor/blobs/");

        assertThat(fault(access(registry.host()), new Limits(LONG, Duration.ofSeconds(3), LONG)))
                .isEqualTo("The registry HOST did not answer within 3 s. Check the host and port in"
                        + " pelato.registry, and whether a firewall, a VPN or a proxy is in between");
    }

    @Test
    void something_that_does_not_speak_http() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread greeter = new Thread(() -> greet(other));
            greeter.setDaemon(true);
            greeter.start();
            String host = "127.0.0.1:" + other.getLocalPort();

            assertThat(fault(access(host), PATIENT))
                    .startsWith("What listens at " + host + " speaks neither HTTPS nor HTTP: ")
                    .endsWith(" Check the host and port in pelato.registry");
        }
    }

    private static void greet(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.getOutputStream().write("SSH-2.0-OpenSSH_9.6\r\n".getBytes(StandardCharsets.US_ASCII));
                client.shutdownOutput();
                client.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    @Test
    void a_web_page_instead_of_a_registry() {
        registry.answer("GET /v2/", 200, "text/html; charset=utf-8", "<html>Welcome</html>");

        assertThat(fault(access(registry.host()), PATIENT))
                .isEqualTo("What listens at HOST is not a container registry: it answered GET /v2/ with status 200"
                        + " and content of the type text/html; charset=utf-8."
                        + " Check the host and port in pelato.registry; a registry answers under /v2/");
    }

    @Test
    void a_server_that_knows_no_v2() {
        registry.answer("GET /v2/", 404, "text/plain", "no such page");

        assertThat(fault(access(registry.host()), PATIENT))
                .isEqualTo("What listens at HOST is not a container registry: it answered GET /v2/ with status 404"
                        + " and content of the type text/plain."
                        + " Check the host and port in pelato.registry; a registry answers under /v2/");
    }

    @Test
    void a_registry_that_is_not_well() {
        registry.answer("GET /v2/", 503, "text/plain", "no disk\nspace left.");

        assertThat(fault(access(registry.host()), PATIENT))
                .isEqualTo("The registry HOST answered with status 503: no disk space left."
                        + " Look at the registry's log, then run the goal again");
    }

    @Test
    void a_registry_that_asks_for_a_login_when_there_is_none() {
        registry.onlyFor("ada", SECRET);

        assertThat(fault(access(registry.host()), PATIENT))
                .isEqualTo("The registry HOST asks for a login, and none was found."
                        + " Set pelato.registry.username and pelato.registry.password, add a server with the id HOST"
                        + " to settings.xml, or log in with docker login HOST or podman login HOST");
    }

    @Test
    void a_wrong_password() {
        registry.onlyFor("ada", "another");

        assertThat(fault(loggedIn(), PATIENT))
                .isEqualTo("The registry HOST refuses the login of user \"ada\" from pelato.registry.username."
                        + " Check that user and its password there; a token may have expired");
    }

    @Test
    void a_wrong_password_for_a_token() {
        registry.withTokensFor("ada", "another");

        assertThat(fault(loggedIn(), PATIENT))
                .isEqualTo("The registry HOST refuses the login of user \"ada\" from pelato.registry.username."
                        + " Check that user and its password there; a token may have expired");
    }

    @Test
    void a_user_who_may_not_push() {
        registry.onlyFor("ada", SECRET)
                .answer("POST /v2/team/sensor", 403, "application/json", error("DENIED", "no push", "null"));

        assertThat(fault(loggedIn(), PATIENT))
                .isEqualTo("The registry HOST does not let user \"ada\" from pelato.registry.username push to"
                        + " team/sensor. Ask for the right to push to it, or use a login that has it");
    }

    @Test
    void a_token_that_does_not_stretch_to_pushing() {
        registry.withTokensFor("ada", SECRET)
                .answer("POST /v2/team/sensor", 401, "application/json", error("UNAUTHORIZED", "no push", "null"));

        assertThat(fault(loggedIn(), PATIENT))
                .isEqualTo("The registry HOST does not let user \"ada\" from pelato.registry.username push to"
                        + " team/sensor. Ask for the right to push to it, or use a login that has it");
    }

    @Test
    void a_service_for_tokens_that_is_not_well() {
        registry.withTokensFor("ada", SECRET).answer("GET /token", 500, "text/plain", "no key");

        assertThat(fault(loggedIn(), PATIENT))
                .startsWith("The service that gives out tokens for the registry HOST could not be used: ")
                .endsWith(". Check that this machine reaches it, then run the goal again");
    }

    @Test
    void a_service_for_tokens_that_gives_none() {
        registry.withTokensFor("ada", SECRET).answer("GET /token", 200, "application/json", "{}");

        assertThat(fault(loggedIn(), PATIENT))
                .isEqualTo(
                        "The service that gives out tokens for the registry HOST could not be used: it gave no token."
                                + " Check that this machine reaches it, then run the goal again");
    }

    @Test
    void a_registry_that_takes_no_wasm() {
        registry.answer(
                "PUT /v2/team/sensor/manifests",
                400,
                "application/json",
                error(
                        "MANIFEST_INVALID",
                        "manifest invalid",
                        "\"unknown media type: application/vnd.wasm.config.v0+json\""));

        assertThat(fault(access(registry.host()), PATIENT))
                .isEqualTo("The registry HOST does not take WebAssembly images: it refuses the manifest of"
                        + " HOST/team/sensor:1.0.0 with MANIFEST_INVALID (manifest invalid, unknown media type:"
                        + " application/vnd.wasm.config.v0+json). Push to a registry that takes OCI artifacts of any"
                        + " type, such as CNCF Distribution, Harbor, Zot or ghcr.io; GitLab's own registry refuses"
                        + " application/vnd.wasm.config.v0+json");
    }

    @Test
    void a_repository_that_must_be_made_first() {
        registry.answer(
                "POST /v2/team/sensor", 404, "application/json", error("NAME_UNKNOWN", "unknown repository", "null"));

        assertThat(fault(access(registry.host()), PATIENT))
                .isEqualTo("The registry HOST has no repository team/sensor and does not make one for the first image."
                        + " Create it there, or correct the folder in pelato.registry");
    }

    @Test
    void a_tag_that_may_not_move() {
        registry.answer(
                "PUT /v2/team/sensor/manifests",
                412,
                "application/json",
                error("PRECONDITION", "the tag is immutable", "null"));

        assertThat(fault(access(registry.host()), PATIENT))
                .isEqualTo("The registry HOST refuses the tag of HOST/team/sensor:1.0.0:"
                        + " PRECONDITION (the tag is immutable)."
                        + " Raise the task's version if the registry does not let a tag move");
    }

    @Test
    void a_proxy_with_a_limit() {
        registry.answer("PATCH /v2/team/sensor", 413, "text/html", "<h1>413</h1>");

        assertThat(fault(access(registry.host()), PATIENT))
                .isEqualTo("The registry HOST or a proxy before it refuses HOST/team/sensor:1.0.0 as too large."
                        + " Raise the largest body that it takes, or make the component smaller");
    }

    @Test
    void a_registry_with_a_limit_of_requests() {
        registry.answer("GET /v2/team/sensor", 429, "application/json", error("TOOMANYREQUESTS", "slow down", "null"));

        assertThat(fault(access(registry.host()), PATIENT))
                .isEqualTo("The registry HOST has had too many requests from here."
                        + " Wait and run the goal again, or log in to get a higher limit");
    }

    @Test
    void a_registry_that_does_not_keep_what_it_takes() {
        registry.answer(
                "GET /v2/team/sensor/manifests/sha256:",
                404,
                "application/json",
                error("MANIFEST_UNKNOWN", "manifest unknown", "null"));

        assertThat(fault(access(registry.host()), PATIENT))
                .isEqualTo("The registry HOST does not give back the manifest of HOST/team/sensor:1.0.0 that it took."
                        + " Check that no proxy before it changes what is pushed, then run the goal again");
    }

    @Test
    void answers_in_the_middle_that_make_no_sense() {
        registry.answer("POST /v2/team/sensor", 200, "text/html", "<html>Hello</html>");

        assertThat(fault(access(registry.host()), PATIENT))
                .startsWith("Sending HOST/team/sensor:1.0.0 broke off: ")
                .endsWith(". Check the connection to HOST, then run the goal again: what arrived is not sent twice");
    }

    private static String error(String code, String message, String detail) {
        return "{\"errors\":[{\"code\":\"" + code + "\",\"message\":\"" + message + "\",\"detail\":" + detail + "}]}";
    }
}
