package io.pelato.lattice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.problem.ProblemsException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a NATS URL may look like, and what is said about one that is none. */
class NatsUrlTest {

    @ParameterizedTest
    @CsvSource({
        "nats://h:4223, h, 4223",
        "nats://h, h, 4222",
        "h:4223, h, 4223",
        "h, h, 4222",
        "nats:4222, nats, 4222",
        "nats://h:4222/, h, 4222",
        "TLS://h, h, 4222",
        "app:s3cret@h:4223, h, 4223",
        "nats://app:s3%40cr%2Fet@h, h, 4222",
        "nats://[::1]:4223, ::1, 4223",
        "wss://h:443, h, 443"
    })
    void a_server_is_named_with_or_without_scheme_port_and_login(String url, String host, int port) {
        NatsUrl parsed = NatsUrl.parse(List.of(url)).get(0);

        assertThat(parsed.host()).isEqualTo(host);
        assertThat(parsed.port()).isEqualTo(port);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nats://h:99999                 | pelato.nats.url \"nats://h:99999\" names a port that does not exist",
                "nats://h:0                     | pelato.nats.url \"nats://h:0\" names a port that does not exist",
                "nats://h:port                  | pelato.nats.url \"nats://h:***\" names a port that does not exist",
                "nats://h:99999999999           | pelato.nats.url \"nats://h:99999999999\" names a port that does not exist",
                "nats://app:s3cret@h:-1         | pelato.nats.url \"nats://***@h:***\" names a port that does not exist",
                "nats://app:s3cret@h/x          | pelato.nats.url \"nats://***@h/x\" goes on after the host and the port",
                "tls://h?tls=true               | pelato.nats.url \"tls://h?tls=***\" goes on after the host and the port",
                "nats//h                        | pelato.nats.url \"nats//h\" goes on after the host and the port",
                "nats:/h                        | pelato.nats.url \"nats:/h\" does not start with nats://",
                "nats:app:s3cret@h              | pelato.nats.url \"***@h\" does not start with nats://",
                "http://h:8222                  | pelato.nats.url \"http://h:8222\" does not start with nats://",
                "nats://                        | pelato.nats.url \"nats://\" is no URL",
                "nats://a b                     | pelato.nats.url \"nats://a b\" is no URL",
                "nats://app:s3cr/et@h           | pelato.nats.url \"nats://***@h\" names no host. Name the user and",
                "nats://app:s3@cret@h           | pelato.nats.url \"nats://***@h\" names no host. Name the user and",
                "app:s3cr/et@h:4222             | pelato.nats.url \"***@h:4222\" names no host. Name the user and",
                "nats://app:s3 cret@h           | pelato.nats.url \"nats://***@h\" is no URL. Name the user and",
                "nats://app:s3%cret@h           | pelato.nats.url \"nats://***@h\" is no URL. Name the user and"
            })
    void what_is_no_url_of_nats_is_told_without_its_password(String url, String message) {
        assertThatThrownBy(() -> new NatsConnector(plain(url)).connect())
                .isInstanceOf(ProblemsException.class)
                .hasMessageStartingWith(message)
                .satisfies(fault -> assertThat(trace(fault)).doesNotContain("s3cr", "cret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nats://app:s3cret@localhost:1", "app:s3cret@localhost:1", "nats://s3cret@localhost:1"})
    void a_server_that_is_not_reached_is_told_without_its_password(String url) {
        assertThatThrownBy(() -> new NatsConnector(plain(url)).connect())
                .isInstanceOf(ProblemsException.class)
                .hasMessageStartingWith("Cannot reach NATS: nothing listens on port 1 of localhost")
                .satisfies(fault -> assertThat(trace(fault)).doesNotContain("s3cret"));
    }

    @Test
    void every_url_that_is_none_is_told_at_once() {
        assertThatThrownBy(() -> NatsUrl.parse(List.of("nats://a:99999", "nats://b:4222", " ", "ftp://c")))
                .isInstanceOfSatisfying(
                        ProblemsException.class,
                        fault -> assertThat(fault.problems()).hasSize(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nats://h:99999", "http://h", " ", "nats://", "nats://app:s3cr/et@h", "opentls://h"})
    void a_fault_names_the_parameter_that_the_user_wrote(String url) {
        assertThatThrownBy(() -> NatsAddresses.check("pelato.nats.hosts", List.of(url)))
                .isInstanceOf(ProblemsException.class)
                .hasMessageStartingWith("pelato.nats.hosts ")
                .satisfies(fault -> assertThat(trace(fault)).doesNotContain("s3cr", "pelato.nats.url"));
    }

    private static String trace(Throwable fault) {
        var trace = new StringWriter();
        fault.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private static NatsSettings plain(String url) {
        return NatsSettings.anonymous(List.of(url));
    }
}
