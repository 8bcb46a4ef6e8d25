package io.pelato.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pelato.problem.ProblemsException;
import io.pelato.registry.PublishedImage.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComponentPublisherTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Limits PATIENT = new Limits(
                    Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20))
            .pausing(Duration.ofMillis(1), Duration.ofSeconds(1));

    @TempDir
    Path folder;

    private final InMemoryRegistry registry = InMemoryRegistry.start();
    private final Recording heard = new Recording();

    @AfterEach
    void stop() {
        registry.close();
    }

    private ComponentPublisher publisher() {
        return publisher(heard);
    }

    private ComponentPublisher publisher(PublishListener listener) {
        return ComponentPublisher.open(
                RegistryAccess.to(registry.host() + "/team")
                        .withPlainHttp(PlainHttp.ALLOWED)
                        .withEnvironment(Map.of()),
                listener,
                PATIENT);
    }

    private PublishRequest request(String name, String version, String content) {
        return new PublishRequest(name, version, Components.write(folder, name, content));
    }

    private PublishedImage publish(PublishRequest request) {
        try (ComponentPublisher publisher = publisher()) {
            return publisher.publish(request);
        }
    }

    @Test
    void an_image_has_the_layout_of_the_wasm_oci_artifact() throws IOException {
        PublishRequest request = request("aggregation", "1.0.0", "a");
        PublishedImage image = publish(request);

        byte[] wasm = Files.readAllBytes(request.wasm());
        byte[] manifest = registry.manifests.get("/v2/team/aggregation/manifests/1.0.0");
        JsonNode root = JSON.readTree(manifest);
        String config = root.at("/config/digest").asText();
        assertThat(new String(manifest, StandardCharsets.UTF_8))
                .isEqualTo("{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\","
                        + "\"config\":{\"mediaType\":\"application/vnd.wasm.config.v0+json\",\"digest\":\"" + config
                        + "\",\"size\":" + registry.blobs.get(config).length + "},"
                        + "\"layers\":[{\"mediaType\":\"application/wasm\",\"digest\":\""
                        + InMemoryRegistry.digest(wasm) + "\",\"size\":" + wasm.length + "}],"
                        + "\"annotations\":{\"org.opencontainers.image.title\":\"aggregation\","
                        + "\"org.opencontainers.image.version\":\"1.0.0\"}}");
        assertThat(new String(registry.blobs.get(config), StandardCharsets.UTF_8))
                .isEqualTo("{\"created\":\"1970-01-01T00:00:00Z\",\"architecture\":\"wasm\",\"os\":\"wasip2\","
                        + "\"layerDigests\":[\"" + InMemoryRegistry.digest(wasm) + "\"],"
                        + "\"component\":{\"exports\":[\"wasmcloud:messaging/handler\"],"
                        + "\"imports\":[\"wasi:config/runtime\"]}}");
        assertThat(registry.blobs.get(InMemoryRegistry.digest(wasm))).isEqualTo(wasm);
        assertThat(image)
                .isEqualTo(new PublishedImage(
                        "aggregation",
                        registry.host() + "/team/aggregation:1.0.0@" + InMemoryRegistry.digest(manifest),
                        InMemoryRegistry.digest(manifest),
                        InMemoryRegistry.digest(wasm),
                        Outcome.SENT,
                        wasm.length));
    }

    @Test
    void the_same_component_and_version_have_the_same_digest_for_ever() {
        assertThat(publish(request("aggregation", "1.0.0", "a")).digest())
                .isEqualTo("sha256:b2769d2877b1029dbd895fbdda1f5d2b85ce41b178c4c212bbac2d59baf3200b");
    }

    @Test
    void another_binary_version_or_name_has_another_digest() {
        List<PublishRequest> requests = List.of(
                request("a", "1.0.0", "x"),
                request("b", "1.0.0", "x"),
                request("a", "1.0.1", "x"),
                request("c", "1.0.0", "y"));

        try (ComponentPublisher publisher = publisher()) {
            assertThat(publisher.publishAll(requests).stream().map(PublishedImage::digest))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void what_the_registry_has_under_this_version_is_not_sent_again() {
        PublishRequest request = request("aggregation", "1.0.0", "a");
        PublishedImage first = publish(request);
        registry.requests.clear();

        PublishedImage second = publish(request);

        assertThat(second.outcome()).isEqualTo(Outcome.PRESENT);
        assertThat(second.reference()).isEqualTo(first.reference());
        assertThat(registry.requests).containsExactly("GET /v2/", "GET /v2/team/aggregation/manifests/1.0.0");
    }

    @Test
    void a_new_version_of_the_same_binary_sends_a_manifest_only() {
        publish(request("aggregation", "1.0.0", "a"));
        registry.requests.clear();

        PublishedImage next = publish(request("aggregation", "1.0.1", "a"));

        assertThat(next.outcome()).isEqualTo(Outcome.SENT);
        assertThat(registry.writes()).containsExactly("PUT /v2/team/aggregation/manifests/1.0.1");
    }

    @Test
    void a_changed_binary_moves_the_tag_of_its_version() {
        PublishedImage first = publish(request("aggregation", "1.0.0", "a"));
        PublishedImage second = publish(request("aggregation", "1.0.0", "b"));

        assertThat(second.outcome()).isEqualTo(Outcome.SENT);
        assertThat(second.digest()).isNotEqualTo(first.digest());
        assertThat(InMemoryRegistry.digest(registry.manifests.get("/v2/team/aggregation/manifests/1.0.0")))
                .isEqualTo(second.digest());
    }

    @Test
    void a_version_that_named_another_image_is_told_with_both_digests() {
        PublishedImage first = publish(request("aggregation", "1.0.0", "a"));
        publish(request("aggregation", "1.0.0", "b"));
        publish(request("aggregation", "1.0.1", "b"));

        assertThat(heard.events).containsOnlyOnce("moved aggregation from " + first.digest());
    }

    @Test
    void a_version_may_name_another_image_without_a_word() {
        publish(request("aggregation", "1.0.0", "a"));
        PublishRequest next = request("aggregation", "1.0.0", "b");
        publish(new PublishRequest(next.componentName(), next.version(), next.wasm(), TagPolicy.MOVE));

        assertThat(heard.events).noneMatch(event -> event.startsWith("moved"));
    }

    @Test
    void a_version_that_may_not_move_is_a_fault_and_nothing_is_published() {
        PublishedImage first = publish(request("aggregation", "1.0.0", "a"));
        List<PublishRequest> requests = Stream.of(
                        request("aggregation", "1.0.0", "b"), request("another", "1.0.0", "c"))
                .map(next -> new PublishRequest(next.componentName(), next.version(), next.wasm(), TagPolicy.KEEP))
                .toList();
        registry.requests.clear();

        try (ComponentPublisher publisher = publisher()) {
            assertThatThrownBy(() -> publisher.publishAll(requests))
                    .hasMessageStartingWith("The registry has " + first.digest() + " as " + registry.host()
                            + "/team/aggregation:1.0.0, and what was built is sha256:")
                    .hasMessageContaining(". Raise the task's version, or let the version name what was built with"
                            + " pelato.registry.tags=move");
        }
        assertThat(registry.writes()).isEmpty();
    }

    @Test
    void a_version_that_may_not_move_stays_and_a_new_one_is_published() {
        PublishRequest request = request("aggregation", "1.0.0", "a");
        List<PublishRequest> kept =
                List.of(new PublishRequest(request.componentName(), request.version(), request.wasm(), TagPolicy.KEEP));

        for (Outcome outcome : List.of(Outcome.SENT, Outcome.PRESENT)) {
            try (ComponentPublisher publisher = publisher()) {
                assertThat(publisher.publishAll(kept))
                        .extracting(PublishedImage::outcome)
                        .containsExactly(outcome);
            }
        }
    }

    @Test
    void a_tag_that_holds_something_of_another_kind_is_replaced() {
        registry.manifests.put("/v2/team/aggregation/manifests/1.0.0", "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(publish(request("aggregation", "1.0.0", "a")).outcome()).isEqualTo(Outcome.SENT);
    }

    @Test
    void a_registry_with_words_of_its_own_for_what_it_does_not_have_is_understood() {
        registry.answer(
                "GET /v2/team/aggregation/manifests/1.0.0",
                404,
                "application/json",
                "{\"errors\":[{\"code\":\"NOT_FOUND\",\"message\":\"artifact not found\"}]}");

        assertThat(publish(request("aggregation", "1.0.0", "a")).outcome()).isEqualTo(Outcome.SENT);
    }

    @Test
    void several_components_are_published_over_one_probe_and_come_back_in_order() {
        List<PublishRequest> requests = IntStream.range(0, 20)
                .mapToObj(i -> request("task" + i, "1.0.0", "content " + i))
                .toList();

        try (ComponentPublisher publisher = publisher()) {
            assertThat(publisher.publishAll(requests))
                    .extracting(PublishedImage::componentName)
                    .containsExactlyElementsOf(
                            requests.stream().map(PublishRequest::componentName).toList());
        }
        assertThat(registry.requests).containsOnlyOnce("GET /v2/");
        assertThat(registry.manifests).hasSize(40);
    }

    @Test
    void every_fault_of_several_components_is_told_and_the_sound_ones_are_published() {
        List<PublishRequest> requests = List.of(
                new PublishRequest("missing", "1.0.0", Path.of("build", "missing.wasm")),
                request("sound", "1.0.0", "a"),
                request("latest", "latest", "b"));

        try (ComponentPublisher publisher = publisher()) {
            assertThatThrownBy(() -> publisher.publishAll(requests))
                    .isInstanceOf(ProblemsException.class)
                    .hasMessage("Component missing cannot be pushed: " + Path.of("build", "missing.wasm")
                            + " is missing. Run the goal build first\n"
                            + "Component latest has the version \"latest\", which hosts refuse to run."
                            + " Give it a version of its own, such as 1.0.0");
        }
        assertThat(registry.manifests).containsKey("/v2/team/sound/manifests/1.0.0");
    }

    @Test
    void a_file_that_is_no_component_is_refused_before_anything_is_sent() throws IOException {
        Path text = Files.writeString(folder.resolve("text.wasm"), "hello, world");

        assertThatThrownBy(() -> publish(new PublishRequest("text", "1.0.0", text)))
                .hasMessage("Component text cannot be pushed: " + text + " is not a whole WebAssembly component:"
                        + " it does not start like a WebAssembly component. Run the goal build again");
        assertThat(registry.requests).isEmpty();
    }

    @Test
    void a_login_opens_a_registry_that_asks_for_passwords_and_one_that_gives_out_tokens() {
        RegistryAccess access = RegistryAccess.to(registry.host() + "/team")
                .withPlainHttp(PlainHttp.ALLOWED)
                .withEnvironment(Map.of())
                .withLogin(Optional.of(new Login("ada", "hidden")));

        registry.onlyFor("ada", "hidden");
        try (ComponentPublisher publisher = ComponentPublisher.open(access, heard, PATIENT)) {
            assertThat(publisher.publish(request("a", "1.0.0", "a")).outcome()).isEqualTo(Outcome.SENT);
        }
        registry.withTokensFor("ada", "hidden");
        try (ComponentPublisher publisher = ComponentPublisher.open(access, heard, PATIENT)) {
            assertThat(publisher.publish(request("b", "1.0.0", "b")).outcome()).isEqualTo(Outcome.SENT);
        }
    }

    @Test
    void what_is_sent_ahead_is_no_image_until_it_is_published_and_is_not_sent_twice() {
        PublishRequest request = request("aggregation", "1.0.0", "a");

        try (ComponentPublisher publisher = publisher()) {
            publisher.connect();
            publisher.sendAhead(request);
            publisher.awaitAhead();
            assertThat(registry.blobs).hasSize(2);
            assertThat(registry.manifests).isEmpty();
            registry.requests.clear();

            assertThat(publisher.publish(request).outcome()).isEqualTo(Outcome.SENT);
        }
        assertThat(registry.writes()).containsExactly("PUT /v2/team/aggregation/manifests/1.0.0");
    }

    @Test
    void what_cannot_be_sent_ahead_is_told_when_it_is_published() {
        registry.onlyFor("ada", "hidden");
        PublishRequest request = request("aggregation", "1.0.0", "a");

        try (ComponentPublisher publisher = publisher()) {
            publisher.sendAhead(request);
            publisher.awaitAhead();

            assertThatThrownBy(() -> publisher.publish(request)).hasMessageContaining("asks for a login");
        }
    }

    @Test
    void a_registry_that_is_out_of_order_while_tasks_compile_is_told_then_and_tried_again() {
        registry.answer("GET /v2/", 503, "text/plain", "starting");
        PublishRequest request = request("aggregation", "1.0.0", "a");
        var told = new CompletableFuture<String>();
        var listener = new PublishListener() {
            @Override
            public void notConnected(ProblemsException fault) {
                told.complete(fault.getMessage());
            }
        };

        try (ComponentPublisher publisher = publisher(listener)) {
            publisher.connect();
            assertThat(told).succeedsWithin(PATIENT.answer()).asString().contains("503");
            registry.recover();

            assertThat(publisher.publishAll(List.of(request)))
                    .extracting(PublishedImage::outcome)
                    .containsExactly(Outcome.SENT);
        }
    }

    @Test
    void each_step_is_told() {
        PublishRequest request = request("aggregation", "1.0.0", "a");
        publish(request);
        publish(request);

        assertThat(heard.events)
                .containsExactly(
                        "plain HTTP",
                        "no login",
                        "sending aggregation",
                        "SENT aggregation",
                        "plain HTTP",
                        "no login",
                        "sending aggregation",
                        "PRESENT aggregation");
    }
}
