package io.pelato.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.problem.ProblemsException;
import io.pelato.registry.PublishedImage.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registries that do things in their own way, and are pushed to as docker does. */
class RegistryHabitsTest {

    private static final String SECRET = "s3cr3t-token";
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Limits LIMITS =
            new Limits(LONG, LONG, LONG).pausing(Duration.ofMillis(1), Duration.ofSeconds(2));

    @TempDir
    Path folder;

    private final InMemoryRegistry registry = InMemoryRegistry.start();
    private final InMemoryRegistry elsewhere = InMemoryRegistry.start();
    private final Recording heard = new Recording();

    @AfterEach
    void stop() {
        registry.close();
        elsewhere.close();
    }

    private PublishedImage push(Optional<Login> login) {
        RegistryAccess access = RegistryAccess.to(registry.host() + "/team")
                .withPlainHttp(PlainHttp.ALLOWED)
                .withEnvironment(Map.of())
                .withLogin(login);
        try (ComponentPublisher publisher = ComponentPublisher.open(access, heard, LIMITS)) {
            return publisher.publish(new PublishRequest("sensor", "1.0.0", Components.write(folder, "sensor", "a")));
        }
    }

    private PublishedImage push() {
        return push(Optional.of(new Login("ada", SECRET)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic realm=\"reg\", Bearer realm=\"REALM\",service=\"reg\"",
                "Bearer realm=\"REALM\",service=\"reg\", Basic realm=\"reg\"",
                "Negotiate|Bearer realm=\"REALM\",service=\"reg\"",
                "Negotiate abc==, Basic realm=\"reg\"|Bearer realm=\"REALM\"",
                "bearer realm=\"REALM\", service=\"reg\"",
                "BEARER service=\"a, b\",scope=\"x\",Realm=\"REALM\"",
                "Bearer realm=\"REALM\""
            })
    void a_token_is_taken_where_one_is_offered(String challenges) {
        registry.withTokensFor("ada", SECRET).challenging(challenges.split("\\|"));

        assertThat(push().outcome()).isEqualTo(Outcome.SENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic",
                "BASIC realm=\"Sonatype Nexus Repository Manager\"",
                "Negotiate|Basic realm=\"reg\"",
                "Negotiate, Basic realm=\"reg\"",
                "Digest realm=\"a, b\", nonce=\"Bearer x\", Basic realm=\"reg\""
            })
    void a_password_is_sent_where_that_is_offered(String challenges) {
        registry.onlyFor("ada", SECRET).challenging(challenges.split("\\|"));

        assertThat(push().outcome()).isEqualTo(Outcome.SENT);
    }

    @Test
    void a_password_is_sent_where_the_service_for_tokens_refuses_it() {
        registry.onlyFor("ada", SECRET)
                .challenging("Bearer realm=\"REALM\"", "Basic realm=\"reg\"")
                .answer("GET /token", 401, "text/plain", "no");

        assertThat(push().outcome()).isEqualTo(Outcome.SENT);
    }

    @Test
    void a_registry_that_asks_for_a_login_without_saying_how_gets_the_password() {
        registry.onlyFor("ada", SECRET).habit((exchange, line) -> {
            if (exchange.getRequestHeaders().containsKey("Authorization")) {
                return false;
            }
            InMemoryRegistry.reply(exchange, 401, "login".getBytes(StandardCharsets.UTF_8));
            return true;
        });

        assertThat(push().outcome()).isEqualTo(Outcome.SENT);
        assertThatThrownBy(() -> push(Optional.empty())).hasMessageContaining("asks for a login, and none was found");
    }

    @Test
    void a_realm_with_a_query_keeps_it() {
        registry.withTokensFor("ada", SECRET)
                .challenging("Bearer realm=\"REALM?host=reg.example.com\",service=\"a b&c\"")
                .habit((exchange, line) -> {
                    String query = exchange.getRequestURI().getRawQuery();
                    boolean wrong = line.equals("GET /token")
                            && !"host=reg.example.com&service=a+b%26c&scope=repository%3Ateam%2Fsensor%3Apull%2Cpush"
                                    .equals(query);
                    if (wrong) {
                        InMemoryRegistry.reply(exchange, 400, query.getBytes(StandardCharsets.UTF_8));
                    }
                    return wrong;
                });

        assertThat(push().outcome()).isEqualTo(Outcome.SENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tokens", "passwords"})
    void a_registry_that_asks_at_the_push_and_not_before_gets_the_login(String kind) {
        if (kind.equals("tokens")) {
            registry.withTokensFor("ada", SECRET);
        } else {
            registry.onlyFor("ada", SECRET);
        }
        registry.habit((exchange, line) -> {
            boolean ping = line.equals("GET /v2/");
            if (ping) {
                InMemoryRegistry.reply(exchange, 200, "{}".getBytes(StandardCharsets.UTF_8));
            }
            return ping;
        });

        assertThat(push().outcome()).isEqualTo(Outcome.SENT);
        assertThatThrownBy(() -> push(Optional.empty())).hasMessageContaining("asks for a login, and none was found");
    }

    @Test
    void a_token_that_runs_out_is_renewed() {
        var uses = new AtomicInteger();
        registry.withTokensFor("ada", SECRET).habit((exchange, line) -> {
            boolean runOut = exchange.getRequestHeaders()
                            .getOrDefault("Authorization", List.of("-"))
                            .get(0)
                            .startsWith("Bearer")
                    && uses.incrementAndGet() % 3 == 0;
            if (runOut) {
                exchange.getResponseHeaders()
                        .set("WWW-Authenticate", "Bearer realm=\"http://" + registry.host() + "/token\"");
                InMemoryRegistry.reply(exchange, 401, new byte[0]);
            }
            return runOut;
        });

        assertThat(push().outcome()).isEqualTo(Outcome.SENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:PORT/v2/team/sensor/blobs/uploads/x",
                "http://ada:other@localhost:PORT/v2/team/sensor/blobs/uploads/x"
            })
    void a_login_does_not_go_where_an_upload_is_sent_on_to(String location) {
        registry.onlyFor("ada", SECRET).habit((exchange, line) -> {
            boolean upload = line.startsWith("POST /v2/team/sensor/blobs/uploads/")
                    && exchange.getRequestHeaders().containsKey("Authorization");
            if (upload) {
                exchange.getResponseHeaders()
                        .set(
                                "Location",
                                location.replace("PORT", elsewhere.host().replaceFirst(".*:", "")));
                InMemoryRegistry.reply(exchange, 202, new byte[0]);
            }
            return upload;
        });

        assertThat(push().outcome()).isEqualTo(Outcome.SENT);

        assertThat(elsewhere.requests).isNotEmpty();
        assertThat(elsewhere.callers).containsOnly("-");
        assertThat(elsewhere.blobs).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "PUT"})
    void a_login_does_not_go_where_a_redirect_leads(String method) {
        registry.onlyFor("ada", SECRET).habit((exchange, line) -> {
            boolean upload = line.startsWith(method + " /v2/team/sensor/blobs/uploads/");
            if (upload) {
                exchange.getResponseHeaders()
                        .set(
                                "Location",
                                "http://localhost:" + elsewhere.host().replaceFirst(".*:", "")
                                        + exchange.getRequestURI());
                InMemoryRegistry.reply(exchange, 307, new byte[0]);
            }
            return upload;
        });
        elsewhere.habit((exchange, line) -> {
            exchange.getResponseHeaders().set("Location", "http://" + registry.host() + exchange.getRequestURI());
            exchange.getResponseHeaders().set("Set-Cookie", "session=1");
            InMemoryRegistry.reply(exchange, method.equals("PUT") ? 201 : 202, new byte[0]);
            return true;
        });

        try {
            push();
        } catch (ProblemsException theBlobIsElsewhere) {
            assertThat(theBlobIsElsewhere.problems()).hasSize(1);
        }

        assertThat(elsewhere.requests).isNotEmpty();
        assertThat(elsewhere.callers).containsOnly("-");
    }

    @Test
    void a_redirect_within_the_registry_keeps_the_login_and_the_body() {
        registry.onlyFor("ada", SECRET).habit((exchange, line) -> {
            boolean first = line.startsWith("PATCH ")
                    && !String.valueOf(exchange.getRequestURI().getQuery()).contains("again");
            if (first) {
                exchange.getResponseHeaders()
                        .set("Location", exchange.getRequestURI().getPath() + "?again=1");
                InMemoryRegistry.reply(exchange, 307, new byte[0]);
            }
            return first;
        });

        assertThat(push().outcome()).isEqualTo(Outcome.SENT);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void what_fails_once_in_passing_is_tried_again(int status) {
        registry.withTokensFor("ada", SECRET)
                .failOnce("GET /v2/", status)
                .failOnce("GET /token", status)
                .failOnce("GET /v2/team", status)
                .failOnce("HEAD /v2/team", status)
                .failOnce("POST /v2/team", status)
                .failOnce("PATCH /v2/team", status)
                .failOnce("PUT /v2/team/sensor/blobs", status)
                .failOnce("PUT /v2/team/sensor/manifests", status);

        assertThat(push().outcome()).isEqualTo(Outcome.SENT);
        assertThat(heard.events).contains("again after status " + status + " in 1 ms");
    }

    @Test
    void a_connection_that_breaks_off_once_is_made_again() {
        var broken = new AtomicInteger();
        registry.habit((exchange, line) -> {
            boolean breaks = line.startsWith("PATCH ") && broken.getAndIncrement() == 0;
            if (breaks) {
                exchange.close();
            }
            return breaks;
        });

        assertThat(push().outcome()).isEqualTo(Outcome.SENT);
    }

    @Test
    void a_registry_that_says_how_long_to_wait_is_left_alone_so_long() {
        registry.failOnce("POST /v2/team", 429, "Retry-After", "1");

        assertThat(push().outcome()).isEqualTo(Outcome.SENT);
        assertThat(heard.events).contains("again after status 429 in 1000 ms");
    }

    @Test
    void a_registry_that_wants_to_be_left_alone_for_long_is_told_instead() {
        registry.failOnce("POST /v2/team", 429, "Retry-After", "3600");

        assertThatThrownBy(this::push)
                .hasMessage("The registry " + registry.host() + " has had too many requests from here. Wait 3600 s, as"
                        + " it asks, and run the goal again, or log in to get a higher limit");
    }

    @Test
    void how_long_to_wait_is_a_number_of_seconds_or_a_date() {
        Clock clock = Clock.fixed(Instant.parse("2026-11-26T10:00:00Z"), ZoneOffset.UTC);

        assertThat(Retries.after("120", clock)).contains(Duration.ofMinutes(2));
        assertThat(Retries.after("Thu, 26 Nov 2026 10:00:30 GMT", clock)).contains(Duration.ofSeconds(30));
        assertThat(Retries.after("Thu, 26 Nov 2026 09:00:00 GMT", clock)).contains(Duration.ZERO);
        assertThat(Retries.after("soon", clock)).isEmpty();
        assertThat(Retries.after("-5", clock)).isEmpty();
        assertThat(Retries.after(null, clock)).isEmpty();
    }

    @Test
    void a_registry_without_head_is_pushed_to() {
        registry.habit((exchange, line) -> {
            boolean head = line.startsWith("HEAD ");
            if (head) {
                InMemoryRegistry.reply(exchange, 405, new byte[0]);
            }
            return head;
        });

        assertThat(push().outcome()).isEqualTo(Outcome.SENT);
    }

    @Test
    void a_login_is_not_sent_before_it_is_asked_for() {
        push();

        assertThat(registry.callers).containsOnly("-");
    }

    @Test
    void a_registry_over_https_sends_neither_a_login_nor_a_component_on_without_encryption() {
        var problems = new RegistryProblems(RegistryAddress.parse("registry.example.com"));
        var origin = new WebOrigin("https", "registry.example.com", 443);
        try (HttpExchange exchange = new HttpExchange(
                List.of(), RegistryAccess.to("registry.example.com").tls())) {
            var login = Optional.of(new FoundLogin(new Login("ada", SECRET), "settings.xml"));
            var tokens = new TokenService(exchange, PlainHttp.REFUSED, LONG, problems);
            var account = new RegistryAccount(origin, List.of(), login, tokens, problems);
            var way = new RegistryExchange(exchange, origin, PlainHttp.REFUSED, account, problems);
            var upload = HttpCall.get(java.net.URI.create("http://" + elsewhere.host() + "/v2/x"), LONG);
            var realm = new AuthChallenge("bearer", Map.of("realm", "http://" + elsewhere.host() + "/token"));

            assertThatThrownBy(() -> way.send(upload, "pull"))
                    .hasMessageContaining("sends requests on to http://" + elsewhere.host() + ", without encryption");
            assertThatThrownBy(() -> tokens.fetch(realm, new TokenScope("team/sensor", "pull"), login))
                    .hasMessageContaining("has its tokens given out at http://" + elsewhere.host() + "/token, without"
                            + " encryption, and the login would go there");
        }
        assertThat(elsewhere.requests).isEmpty();
    }

    @Test
    void a_service_for_tokens_that_sends_on_does_not_take_the_login_along() {
        registry.withTokensFor("ada", SECRET).habit((exchange, line) -> {
            boolean token = line.equals("GET /token");
            if (token) {
                exchange.getResponseHeaders()
                        .set(
                                "Location",
                                "http://" + elsewhere.host() + "/token?"
                                        + exchange.getRequestURI().getRawQuery());
                InMemoryRegistry.reply(exchange, 302, new byte[0]);
            }
            return token;
        });
        elsewhere.answer("GET /token", 200, "application/json", "{\"access_token\":\"a-token\"}");

        assertThat(push().outcome()).isEqualTo(Outcome.SENT);
        assertThat(elsewhere.callers).containsOnly("-");
    }
}
