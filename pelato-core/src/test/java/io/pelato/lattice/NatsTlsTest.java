package io.pelato.lattice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.nats.client.Connection;
import io.pelato.TestKeys;
import io.pelato.problem.ProblemsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A password goes to the server that was asked for and to no other, whoever vouches for the other. */
class NatsTlsTest {

    private static final String PASSWORD = "open-sesame-4711";

    @TempDir
    Path folder;

    private static NatsConnector connector(String url, TestKeys trusted) {
        return new NatsConnector(new NatsSettings(
                List.of(url),
                Optional.of("deployer"),
                Optional.of(PASSWORD),
                Optional.empty(),
                Optional.empty(),
                Optional.of(trusted.certificate()),
                Optional.empty(),
                Optional.empty()));
    }

    @Test
    void a_server_with_the_certificate_of_another_is_refused_by_both_names_and_is_sent_nothing() {
        TestKeys others = TestKeys.naming("dns:some-device.example.org,ip:10.1.2.3", folder);
        try (TlsNats server = TlsNats.start(others)) {
            for (String host : List.of("127.0.0.1", "localhost")) {
                String url = "tls://" + host + ":" + server.port();

                assertThatThrownBy(() -> connector(url, others).connect())
                        .isInstanceOf(ProblemsException.class)
                        .hasMessage("The NATS server that answers for " + host + " shows a certificate for"
                                + " some-device.example.org, 10.1.2.3, so nothing was sent to it. Write the host in"
                                + " pelato.nats.url as the certificate names it, or give the server a certificate that"
                                + " names " + host + " (subjectAltName); if neither is the matter, something else"
                                + " answers in its place");
            }
            assertThat(server.received).containsOnly(TlsNats.NO_HANDSHAKE);
        }
    }

    @Test
    void a_certificate_names_hosts_by_name_and_by_number() throws InterruptedException {
        TestKeys byName = TestKeys.naming("dns:localhost", folder);
        TestKeys byNumber = TestKeys.naming("ip:127.0.0.1", folder);
        try (TlsNats named = TlsNats.start(byName);
                TlsNats numbered = TlsNats.start(byNumber)) {
            connector("tls://localhost:" + named.port(), byName).connect().close();
            connector("TLS://127.0.0.1:" + numbered.port(), byNumber).connect().close();

            assertThat(named.received).anyMatch(line -> line.startsWith("CONNECT") && line.contains(PASSWORD));
            assertThat(numbered.received).anyMatch(line -> line.startsWith("CONNECT") && line.contains(PASSWORD));
            assertThatThrownBy(() ->
                            connector("tls://127.0.0.1:" + named.port(), byName).connect())
                    .hasMessageContaining("answers for 127.0.0.1 shows a certificate for localhost");
            assertThatThrownBy(() -> connector("tls://localhost:" + numbered.port(), byNumber)
                            .connect())
                    .hasMessageContaining("answers for localhost shows a certificate for 127.0.0.1");
        }
    }

    @Test
    void a_server_that_another_one_announces_is_checked_too() throws InterruptedException {
        TestKeys ours = TestKeys.naming("dns:localhost", folder);
        TestKeys others = TestKeys.naming("dns:some-device.example.org", folder);
        try (TlsNats stranger = TlsNats.start(others);
                TlsNats neighbour = TlsNats.start(ours)) {
            TlsNats server = TlsNats.start(ours, "127.0.0.1:" + stranger.port(), "127.0.0.1:" + neighbour.port());
            Connection connection =
                    connector("tls://localhost:" + server.port(), ours).connect();
            try {
                server.close();

                await("a neighbour with our name is used")
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> neighbour.received.stream().anyMatch(received -> received.startsWith("CONNECT")));
                assertThat(stranger.received).doesNotContain("CONNECT").noneMatch(line -> line.contains(PASSWORD));
            } finally {
                connection.close();
            }
        }
    }

    @Test
    void a_server_that_speaks_no_tls_is_not_spoken_to_without_it() {
        TestKeys keys = TestKeys.naming("dns:localhost", folder);
        try (TlsNats server = TlsNats.start(keys)) {
            assertThatThrownBy(() -> new NatsConnector(plain("opentls://localhost:" + server.port())).connect())
                    .hasMessageContaining("asks for TLS with any server, whoever it is. Write tls://");
            assertThat(server.received).isEmpty();
        }
    }

    private static NatsSettings plain(String url) {
        return NatsSettings.anonymous(List.of(url));
    }
}
