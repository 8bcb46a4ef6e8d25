package io.pelato.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pelato.problem.ProblemsException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an HTTP provider can listen on. */
class HttpListenerTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0:8000", "127.0.0.1:65535", "[::]:80", "[2001:db8::1]:8000"})
    void an_ip_address_with_a_port_is_taken(String address) {
        assertThat(new HttpListener(address, Duration.ofSeconds(1)).address()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "8000",
                ":8000",
                "localhost:8000",
                "0.0.0.0",
                "::1:80",
                "http://0.0.0.0:80",
                "0.0.0.0:65536",
                "256.0.0.1:80"
            })
    void anything_else_is_refused(String address) {
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> new HttpListener(address, Duration.ofSeconds(1)))
                .withMessage("pelato.http.address is \"" + address + "\", which is no IP address with a port. Write it"
                        + " like 0.0.0.0:8000, or [::]:8000; a name is not resolved");
    }

    @Test
    void both_faults_are_told_at_once() {
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> new HttpListener("here", Duration.ZERO))
                .satisfies(e -> assertThat(e.problems()).hasSize(2));
    }
}
