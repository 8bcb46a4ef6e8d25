package io.pelato.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A registry whose certificate an authority of a company signed, and that lets in only who shows one. */
class RegistryTlsTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Limits PATIENT =
            new Limits(LONG, LONG, LONG).pausing(Duration.ofMillis(1), Duration.ofSeconds(1));

    private static final int TLS_HANDSHAKE = 0x16;

    @TempDir
    static Path keys;

    private static TestAuthority authority;
    private static TestAuthority other;

    @TempDir
    Path folder;

    private final InMemoryRegistry registry = InMemoryRegistry.start();

    @BeforeAll
    static void generate() throws Exception {
        authority = TestAuthority.in(keys);
        other = TestAuthority.in(keys);
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void takes_a_component_from_who_trusts_its_authority_and_shows_a_certificate(String version) throws Exception {
        try (TlsFront tls = TlsFront.before(registry, authority.context(), version)) {
            push(access(tls.host()).withTls(file(authority.ca()), client(authority), key(authority)));
        }
        assertThat(registry.manifests).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void tells_that_no_certificate_is_given(String version) throws Exception {
        try (TlsFront tls = TlsFront.before(registry, authority.context(), version)) {
            assertThat(fault(access(tls.host()).withTls(file(authority.ca()), Optional.empty(), Optional.empty())))
                    .isEqualTo("The registry " + tls.host() + " lets in only who shows a client certificate, and none"
                            + " is given. Name it and its key (PEM) in pelato.registry.cert and pelato.registry.key");
        }
        assertThat(registry.requests).isEmpty();
    }

    @Test
    void tells_it_also_where_every_alert_of_the_server_is_lost() throws Exception {
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var refusing = new Thread(() -> refuse(server));
            refusing.setDaemon(true);
            refusing.start();

            String host = "127.0.0.1:" + server.getLocalPort();
            assertThat(fault(access(host)))
                    .startsWith("The registry " + host + " lets in only who shows a client certificate");
        }
    }

    /** Ends each connection of TLS without a word, and answers plain HTTP as a server in Go does. */
    private static void refuse(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.setSoLinger(true, 0);
                if (client.getInputStream().read() != TLS_HANDSHAKE) {
                    client.setSoLinger(false, 0);
                    client.getOutputStream()
                            .write("HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n"
                                    .getBytes(StandardCharsets.US_ASCII));
                    client.shutdownOutput();
                    client.getInputStream().transferTo(OutputStream.nullOutputStream());
                }
            } catch (IOException ended) {
                // The client went away, or the test is over.
            }
        }
    }

    @Test
    void tells_that_another_authority_signed_the_registrys_certificate() throws Exception {
        try (TlsFront tls = TlsFront.before(registry, authority.context(), "TLSv1.3")) {
            assertThat(fault(access(tls.host()).withTls(file(other.ca()), client(authority), key(authority))))
                    .startsWith("The certificate of the registry " + tls.host() + " is not trusted: ")
                    .endsWith(". Write the host as the certificate names it, and name the authority that signed it: "
                            + other.ca() + " of pelato.registry.ca holds another, or the certificate has expired");
        }
    }

    @Test
    void refuses_before_connecting_files_that_hold_something_else() throws Exception {
        Path text = Files.writeString(folder.resolve("ca.pem"), "not PEM");
        Path missing = folder.resolve("missing.pem");

        assertThat(faults(access("registry.example.com").withTls(file(text), file(missing), file(text))))
                .containsExactly(
                        text + " holds no certificate in PEM. Correct pelato.registry.ca",
                        "Cannot read " + missing + ", which pelato.registry.cert names: it is not there."
                                + " Create it, or mend the name",
                        text + " holds no private key in PKCS 8. Convert the key for pelato.registry.key: openssl"
                                + " pkcs8 -topk8 -nocrypt -in " + text + " -out client.key");
    }

    @Test
    void refuses_a_certificate_without_its_key_and_one_with_anothers() throws Exception {
        assertThat(faults(access("registry.example.com").withTls(Optional.empty(), client(other), Optional.empty())))
                .containsExactly(
                        "There is a client certificate for the registry without its key. Set pelato.registry.key");
        assertThat(faults(access("registry.example.com").withTls(Optional.empty(), client(other), key(authority))))
                .containsExactly("The key in " + authority.clientKey() + " does not belong to the certificate in "
                        + other.clientCertificate()
                        + ". Name the two of one client in pelato.registry.cert and pelato.registry.key;"
                        + " in a file of several certificates the client's own comes first");
    }

    private static RegistryAccess access(String host) {
        return RegistryAccess.to(host + "/team").withEnvironment(Map.of());
    }

    private static Optional<Path> client(TestAuthority signer) throws Exception {
        return Optional.of(signer.clientCertificate());
    }

    private static Optional<Path> key(TestAuthority signer) throws Exception {
        return Optional.of(signer.clientKey());
    }

    private static Optional<Path> file(Path path) {
        return Optional.of(path);
    }

    private void push(RegistryAccess access) {
        PublishRequest request = new PublishRequest("sensor", "1.0.0", Components.write(folder, "sensor", "a"));
        try (ComponentPublisher publisher = ComponentPublisher.open(access, new Recording(), PATIENT)) {
            publisher.publish(request);
        }
    }

    private String fault(RegistryAccess access) {
        return catchThrowableOfType(ProblemsException.class, () -> push(access)).getMessage();
    }

    private static List<String> faults(RegistryAccess access) {
        return catchThrowableOfType(ProblemsException.class, access::check).problems().stream()
                .map(Problem::toString)
                .toList();
    }
}
