package io.pelato.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No secret of a URL is seen, however the URL is written. */
class RedactionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nats://app:s3cret@h:4222               | nats://***@h:4222",
                "nats://app:s3cr/et@h:4222              | nats://***@h:4222",
                "nats://app:s3@cret@h                   | nats://***@h",
                "nats://app:s3?cr#et@h                  | nats://***@h",
                "nats://app:s3%40cr%2Fet@h              | nats://***@h",
                "nats://app:s3 cret@h                   | nats://***@h",
                "nats://s3cret@h:4222                   | nats://***@h:4222",
                "NATS://app:s3cret@h                    | NATS://***@h",
                "app:s3cret@h:4222                      | ***@h:4222",
                "app:s3cr/et@h:4222                     | ***@h:4222",
                "s3cret@h                               | ***@h",
                "app:s3cret@[::1]:4222                  | ***@[::1]:4222",
                "tls://a:s3cret@h,tls://b:s3@cret@i:1   | tls://***@h,tls://***@i:1",
                "nats://a:s3cret@h,b:s3cret@i           | nats://***@i",
                "nats://app:s3cret                      | nats://app:***",
                "nats://app:s3cr/et                     | nats://app:***/et",
                "robot:s3cret@registry.example.com/team | ***@registry.example.com/team",
                "https://robot:s3cret@reg:5000/a/b      | https://***@reg:5000/a/b",
                "https://reg/blobs?sig=s3cret&digest=d  | https://reg/blobs?sig=***&digest=d"
            })
    void what_comes_before_the_host_is_hidden(String url, String shown) {
        assertThat(Redaction.ofUrl(url)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "nats://h:4222",
        "nats://h",
        "h:4222",
        "tls://[::1]:4222",
        "127.0.0.1",
        "registry.example.com:5000/team",
        "registry.example.com/team/clean:1.0.0@sha256:57082e0b262b3f4d",
        "localhost:5000/clean:1.0.0@sha512:57082e0b262b3f4d"
    })
    void a_url_without_secrets_stays_as_it_is(String url) {
        assertThat(Redaction.ofUrl(url)).isEqualTo(url);
        assertThat(Redaction.ofText("it is " + url + ", told")).isEqualTo("it is " + url + ", told");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "servers: [nats://app:s3cr/et@h:4222, nats://app:s3cret@i]  | servers: [nats://***@h:4222, nats://***@i]",
                "GET \"https://a:s3cret@h/v2/\" failed                      | GET \"https://***@h/v2/\" failed",
                "cannot use app:s3cr/et@h:4222 as a host                   | cannot use ***@h:4222 as a host",
                "400 GET http://h/token?service=x&refresh_token=s3cret, no | 400 GET http://h/token?service=x&refresh_token=*** no",
                "mail to admin@example.com                                 | mail to admin@example.com",
                "clean: pushed, h:5000/team/clean:1.0.0@sha256:57082       | clean: pushed, h:5000/team/clean:1.0.0@sha256:57082",
                "tasks/x.go:14:9: undefined: handler                       | tasks/x.go:14:9: undefined: handler"
            })
    void secrets_of_urls_are_hidden_wherever_they_stand_in_a_text(String text, String shown) {
        assertThat(Redaction.ofText(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"y", "a:", "a:,", "nats://", "nats://a:,", "http://h/?a=", ", ", "@", "x@", "a:b@h "})
    @Timeout(60) // Where a text is gone over again from each of its characters, this takes hours.
    void a_text_of_any_length_is_gone_over_once(String part) {
        String secret = "nats://app:s3cret@h";

        assertThat(Redaction.ofText(part.repeat(300_000) + " " + secret)).doesNotContain("s3cret");
    }

    @Test
    void a_problem_shows_no_secret_in_its_message_its_advice_or_the_trace_of_its_cause() {
        var cause = new IOException("x", new IllegalStateException("Unable to connect to [nats://app:s3cr/et@h:4222]"));
        var told = new ProblemsException(
                Problem.of("Cannot reach nats://app:s3cret@h", "Write nats://app:s3cret@h:4222"), cause);

        var trace = new StringWriter();
        told.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString())
                .doesNotContain("s3cr")
                .contains("Cannot reach nats://***@h. Write nats://***@h:4222")
                .contains("IllegalStateException: Unable to connect to [nats://***@h:4222]");
    }

    @Test
    void a_failure_without_a_secret_stays_the_cause() {
        var cause = new IOException("connection reset");

        assertThat(new ProblemsException(Problem.of("Broken", "Again"), cause)).hasCause(cause);
    }
}
