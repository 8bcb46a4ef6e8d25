package io.pelato.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a registry, a file or a user does: what leaves this package is told as a problem, and holds no secret. */
class OnlyProblemsTest {

    private static final String SECRET = "s3cr3t-token";
    private static final String KEY = "0123456789abcdef".repeat(4);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Limits LIMITS =
            new Limits(LONG, LONG, LONG).pausing(Duration.ofMillis(1), Duration.ofSeconds(1));

    @TempDir
    Path folder;

    private final InMemoryRegistry registry = InMemoryRegistry.start();
    private final List<Throwable> unheard = new CopyOnWriteArrayList<>();
    private Thread.UncaughtExceptionHandler usual;

    @BeforeEach
    void listen() {
        usual = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> unheard.add(failure));
    }

    @AfterEach
    void stop() {
        registry.close();
        Thread.setDefaultUncaughtExceptionHandler(usual);
        assertThat(unheard).as("failures that end a thread").isEmpty();
    }

    private RegistryAccess access(String prefix) {
        return RegistryAccess.to(prefix)
                .withPlainHttp(PlainHttp.ALLOWED)
                .withEnvironment(Map.of())
                .withLogin(Optional.of(new Login("ada", SECRET)));
    }

    private static void onlyProblems(Throwable failure) {
        if (failure == null) {
            return;
        }
        assertThat(failure).isInstanceOf(ProblemsException.class);
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString())
                .doesNotContain(SECRET)
                .doesNotContain(RegistryAccount.basic(new Login("ada", SECRET)).substring(6));
        assertThat(((ProblemsException) failure).problems())
                .allSatisfy(
                        problem -> assertThat(problem.message()).isNotBlank().doesNotContain("\n"));
    }

    /** What a registry may answer instead of what it should. */
    private enum Oddity {
        PAGE(200, "<html>Hello</html>"),
        NO_JSON(200, "{\"errors\": nonsense"),
        NOTHING(204, ""),
        NOWHERE(302, ""),
        NO_URL(307, "", "http://[bad/x"),
        LOOP(307, "", "/v2/loop"),
        CREATED(201, ""),
        ACCEPTED(202, ""),
        ACCEPTED_NOWHERE(202, "", "::::"),
        BAD(400, "<html>bad</html>"),
        LOGIN(401, ""),
        FORBIDDEN(403, "{\"errors\":[{\"code\":\"DENIED\"}]}"),
        MISSING(404, "<html>not here</html>"),
        NO_METHOD(405, "null"),
        CONFLICT(409, "{\"errors\":{}}"),
        LARGE(413, ""),
        TEAPOT(418, "\u0000\u0001"),
        BROKEN(500, "{\"errors\":[null,3,{\"code\":5}]}"),
        BUSY(503, ""),
        END(0, "");

        private final int status;
        private final String body;
        private final String location;

        Oddity(int status, String body) {
            this(status, body, "");
        }

        Oddity(int status, String body, String location) {
            this.status = status;
            this.body = body;
            this.location = location;
        }

        void answer(HttpExchange exchange) throws IOException {
            if (status == 0) {
                exchange.close();
                return;
            }
            if (!location.isEmpty()) {
                exchange.getResponseHeaders().set("Location", location);
            }
            InMemoryRegistry.reply(
                    exchange, status, status == 204 ? new byte[0] : body.getBytes(StandardCharsets.UTF_8));
        }
    }

    static Stream<String> requests() {
        return Stream.of(
                "GET /v2/",
                "GET /token",
                "GET /v2/team/sensor/manifests/1",
                "GET /v2/team/sensor/manifests/sha256",
                "HEAD /v2/team",
                "POST /v2/team",
                "PATCH /v2/team",
                "PUT /v2/team/sensor/blobs",
                "PUT /v2/team/sensor/manifests");
    }

    @ParameterizedTest
    @MethodSource("requests")
    void whatever_a_registry_answers_to_a_push(String start) {
        for (Oddity oddity : Oddity.values()) {
            try (InMemoryRegistry odd = InMemoryRegistry.start().withTokensFor("ada", SECRET)) {
                odd.habit((exchange, line) -> {
                    boolean meant = line.startsWith(start) && (!start.equals("GET /v2/") || line.equals(start));
                    if (meant) {
                        oddity.answer(exchange);
                    }
                    return meant;
                });
                try (ComponentPublisher publisher =
                        ComponentPublisher.open(access(odd.host() + "/team"), new PublishListener() {}, LIMITS)) {
                    publisher.connect();
                    var request = new PublishRequest("sensor", "1.0.0", Components.write(folder, "sensor", "a"));
                    publisher.sendAhead(request);
                    onlyProblems(catchThrowable(() -> publisher.publishAll(List.of(request))));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /v2/team/components/manifests", "GET /v2/team/components/blobs"})
    void whatever_a_registry_answers_to_a_fetch(String start) {
        for (Oddity oddity : Oddity.values()) {
            try (InMemoryRegistry odd = InMemoryRegistry.start();
                    ComponentStore store =
                            ComponentStore.open(access(odd.host() + "/team"), new PublishListener() {}, LIMITS)) {
                store.store(KEY, Components.write(folder, "sensor", "a"));
                odd.habit((exchange, line) -> {
                    boolean meant = line.startsWith(start);
                    if (meant) {
                        oddity.answer(exchange);
                    }
                    return meant;
                });
                onlyProblems(catchThrowable(() -> store.fetch(KEY)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "localhost:99999/x",
                "localhost:-1",
                "localhost:1",
                "a:b@c",
                "registry.invalid",
                "é.example.com",
                "[",
                "%",
                "localhost:5000/\u0000"
            })
    void whatever_a_user_names_as_a_registry(String prefix) {
        onlyProblems(catchThrowable(() -> {
            try (ComponentPublisher publisher =
                    ComponentPublisher.open(access(prefix), new PublishListener() {}, LIMITS)) {
                publisher.connect();
                publisher.publishAll(
                        List.of(new PublishRequest("a", "1.0.0", Components.write(folder, "sensor", "a"))));
            }
        }));
        onlyProblems(catchThrowable(() -> {
            try (ComponentStore store = ComponentStore.open(access(prefix), new PublishListener() {}, LIMITS)) {
                store.fetch(KEY);
            }
        }));
    }

    @Test
    void whatever_lies_where_a_component_should_be() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.wasm"));
        Path text = Files.writeString(folder.resolve("text.wasm"), "\0asm and more");
        Path missing = folder.resolve("missing.wasm");
        Path below = empty.resolve("below.wasm");
        for (Path file : List.of(folder, empty, text, missing, below)) {
            try (ComponentPublisher publisher =
                            ComponentPublisher.open(access(registry.host()), new PublishListener() {}, LIMITS);
                    ComponentStore store =
                            ComponentStore.open(access(registry.host()), new PublishListener() {}, LIMITS)) {
                var request = new PublishRequest("sensor", "1.0.0", file);
                assertThat(catchThrowable(() -> publisher.publish(request))).isInstanceOf(ProblemsException.class);
                assertThat(catchThrowable(() -> publisher.publishAll(List.of(request))))
                        .isInstanceOf(ProblemsException.class);
                assertThat(catchThrowable(() -> store.store(KEY, file))).isInstanceOf(ProblemsException.class);
            }
        }
        assertThat(registry.writes()).isEmpty();
    }

    @Test
    void whatever_lies_where_the_list_of_images_should_be() throws IOException {
        Path file = folder.resolve("images.json");
        for (String content : List.of(
                "",
                "null",
                "[]",
                "{}",
                "{\"images\":{}}",
                "{\"images\":[1]}",
                "{\"images\":[{}]}",
                "{\"images\":[{\"component\":1}]}",
                "{",
                "\u0000")) {
            Files.writeString(file, content);
            assertThat(catchThrowable(() -> PublishedImages.read(file))).isInstanceOf(ProblemsException.class);
        }
        Files.write(file, new byte[] {'{', (byte) 0xff, '}'});
        assertThat(catchThrowable(() -> PublishedImages.read(file))).isInstanceOf(ProblemsException.class);
        assertThat(catchThrowable(() -> PublishedImages.read(folder))).isInstanceOf(ProblemsException.class);
        assertThat(catchThrowable(() -> PublishedImages.read(file.resolve("below"))))
                .isInstanceOf(ProblemsException.class);
        assertThat(catchThrowable(() -> new PublishedImages(List.of()).write(file.resolve("below"))))
                .isInstanceOf(ProblemsException.class);
    }

    @Test
    void a_listener_or_a_store_of_logins_that_fails() {
        var failing = new PublishListener() {
            @Override
            public void plainHttpUsed(String host) {
                throw new IllegalStateException("a log that is closed");
            }
        };
        var request = new PublishRequest("sensor", "1.0.0", Components.write(folder, "sensor", "a"));
        try (ComponentPublisher publisher = ComponentPublisher.open(access(registry.host()), failing, LIMITS)) {
            publisher.connect();
            assertThat(catchThrowable(() -> publisher.publish(request)))
                    .isInstanceOf(ProblemsException.class)
                    .hasMessageContaining("IllegalStateException, a log that is closed. Run the goal again with -e");
        }
        RegistryAccess broken = access(registry.host())
                .withLogin(Optional.empty())
                .withSettings(host -> {
                    throw new IllegalArgumentException("no settings");
                });
        try (ComponentPublisher publisher = ComponentPublisher.open(broken, new PublishListener() {}, LIMITS)) {
            assertThat(catchThrowable(() -> publisher.publish(request))).isInstanceOf(ProblemsException.class);
        }
    }
}
