package io.pelato.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pelato.registry.PublishedImage.Outcome;
import io.pelato.registry.SignatureLayer.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What registries keep beside images. */
class ImageBelongingsTest {

    private static final Referrer DOCUMENT =
            new Referrer("application/vnd.cyclonedx+json", text("{\"a\":1}"), Map.of());
    private static final Referrer OTHER =
            new Referrer("application/vnd.in-toto+json", text("{\"b\":2}"), Map.of("kind", "other"));

    @TempDir
    Path folder;

    private final InMemoryRegistry registry = InMemoryRegistry.start();
    private PinnedImage image;

    @BeforeEach
    void push() {
        try (var publisher = ComponentPublisher.open(access(), new PublishListener() {})) {
            image = PinnedImage.of(publisher
                    .publish(new PublishRequest("clean", "1.0.0", Components.write(folder, "clean", "content")))
                    .reference());
        }
        registry.requests.clear();
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    private RegistryAccess access() {
        return RegistryAccess.to(registry.host() + "/team")
                .withPlainHttp(PlainHttp.ALLOWED)
                .withEnvironment(Map.of());
    }

    private ImageBelongings belongings() {
        return ImageBelongings.open(access(), new PublishListener() {});
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private JsonNode manifest(String tagOrDigest) throws IOException {
        return new ObjectMapper().readTree(registry.manifests.get("/v2/team/clean/manifests/" + tagOrDigest));
    }

    private String tag(String ending) {
        return image.digest().replace(':', '-') + ending;
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 501})
    void a_registry_that_does_not_know_of_referrers_is_one_that_lists_none(int status) {
        registry.answer("GET /v2/team/clean/referrers/", status, "text/plain", "what is that");

        try (ImageBelongings belongings = belongings()) {
            assertThat(belongings.attach(image, DOCUMENT)).isEqualTo(Outcome.SENT);
        }

        assertThat(registry.manifests).containsKey("/v2/team/clean/manifests/" + tag(""));
    }

    @Test
    void a_registry_that_lists_no_referrers_gets_an_index_of_them_under_a_tag() throws IOException {
        try (ImageBelongings belongings = belongings()) {
            assertThat(belongings.attach(image, DOCUMENT)).isEqualTo(Outcome.SENT);
            assertThat(belongings.attach(image, OTHER)).isEqualTo(Outcome.SENT);
        }

        JsonNode list = manifest(tag("")).path("manifests");
        assertThat(list).hasSize(2);
        assertThat(list.get(0).path("artifactType").asText()).isEqualTo(DOCUMENT.type());
        assertThat(list.get(1).path("annotations").path("kind").asText()).isEqualTo("other");
        JsonNode document = manifest(list.get(0).path("digest").asText());
        assertThat(document.path("artifactType").asText()).isEqualTo(DOCUMENT.type());
        assertThat(document.path("subject").path("digest").asText()).isEqualTo(image.digest());
        assertThat(document.path("subject").path("size").asInt())
                .isEqualTo(registry.manifests.get("/v2/team/clean/manifests/" + image.digest()).length);
        assertThat(registry.blobs.get(
                        document.path("layers").get(0).path("digest").asText()))
                .isEqualTo(DOCUMENT.content());
    }

    @Test
    void a_registry_that_lists_referrers_gets_no_tag() {
        registry.habit((exchange, line) -> {
            if (line.startsWith("GET /v2/team/clean/referrers/")) {
                InMemoryRegistry.reply(exchange, 200, text("{\"schemaVersion\":2,\"manifests\":[]}"));
                return true;
            }
            if (line.startsWith("PUT /v2/team/clean/manifests/")) {
                exchange.getResponseHeaders().set("OCI-Subject", image.digest());
            }
            return false;
        });
        try (ImageBelongings belongings = belongings()) {
            assertThat(belongings.attach(image, DOCUMENT)).isEqualTo(Outcome.SENT);
        }

        assertThat(registry.manifests).doesNotContainKey("/v2/team/clean/manifests/" + tag(""));
        assertThat(registry.writes())
                .filteredOn(line -> line.contains("/manifests/"))
                .hasSize(1);
    }

    @Test
    void an_image_under_the_tag_of_the_list_gives_way_to_the_list() throws IOException {
        registry.manifests.put(
                "/v2/team/clean/manifests/" + tag(""),
                registry.manifests.get("/v2/team/clean/manifests/" + image.digest()));

        try (ImageBelongings belongings = belongings()) {
            assertThat(belongings.attach(image, DOCUMENT)).isEqualTo(Outcome.SENT);
        }

        assertThat(manifest(tag("")).path("manifests")).hasSize(1);
        assertThat(manifest(tag("")).has("layers")).isFalse();
    }

    @Test
    void a_document_that_the_registry_lists_is_not_sent_again() {
        try (ImageBelongings belongings = belongings()) {
            belongings.attach(image, DOCUMENT);
            registry.requests.clear();

            assertThat(belongings.attach(image, DOCUMENT)).isEqualTo(Outcome.PRESENT);
        }

        assertThat(registry.writes()).isEmpty();
    }

    @Test
    void a_signature_lies_beside_those_of_others_which_stay() throws IOException {
        var first = new SignatureLayer("application/one", text("one"), Map.of("signature", "1"));
        var second = new SignatureLayer("application/two", text("two"), Map.of("signature", "2"));
        try (ImageBelongings belongings = belongings()) {
            assertThat(belongings.layers(image, Kind.SIGNATURES)).isEmpty();
            belongings.add(image, Kind.SIGNATURES, first);
            belongings.add(image, Kind.SIGNATURES, second);

            List<SignatureLayer> layers = belongings.layers(image, Kind.SIGNATURES);
            assertThat(layers)
                    .extracting(layer -> new String(layer.content(), StandardCharsets.UTF_8))
                    .containsExactly("one", "two");
            assertThat(layers)
                    .extracting(SignatureLayer::annotations)
                    .containsExactly(Map.of("signature", "1"), Map.of("signature", "2"));
            assertThat(belongings.layers(image, Kind.ATTESTATIONS)).isEmpty();
        }
        JsonNode config = new ObjectMapper()
                .readTree(registry.blobs.get(
                        manifest(tag(".sig")).path("config").path("digest").asText()));
        assertThat(config.path("rootfs").path("diff_ids")).hasSize(2);
    }

    @Test
    void a_blob_that_the_registry_changed_is_not_taken_for_a_signature() {
        try (ImageBelongings belongings = belongings()) {
            belongings.add(image, Kind.SIGNATURES, new SignatureLayer("application/one", text("one"), Map.of()));
            registry.blobs.replace(InMemoryRegistry.digest(text("one")), text("two"));

            assertThatThrownBy(() -> belongings.layers(image, Kind.SIGNATURES))
                    .isInstanceOf(io.pelato.problem.ProblemsException.class);
        }
    }

    @Test
    void something_else_under_the_tag_of_signatures_is_told() {
        registry.manifests.put("/v2/team/clean/manifests/" + tag(".sig"), text("[]"));

        try (ImageBelongings belongings = belongings()) {
            assertThatThrownBy(() -> belongings.layers(image, Kind.SIGNATURES))
                    .hasMessageContaining("cannot be read")
                    .hasMessageContaining("no manifest");
        }
    }

    @Test
    void a_document_of_an_image_that_is_gone_is_told() {
        registry.manifests.clear();

        try (ImageBelongings belongings = belongings()) {
            assertThatThrownBy(() -> belongings.attach(image, DOCUMENT)).hasMessageContaining("has no image " + image);
        }
    }

    @Test
    void a_login_is_for_one_host_and_stays_behind_on_the_way_to_another() {
        RegistryAccess own = access().withLogin(Optional.of(new Login("ada", "hidden")));

        assertThat(own.in(registry.host() + "/elsewhere").login()).isPresent();
        assertThat(own.in("registry.example.com/team").login()).isEmpty();
    }

    @Test
    void an_image_without_a_digest_is_refused() {
        assertThat(PinnedImage.of("r.example:5000/a/b/c:1.0.0@" + image.digest())
                        .folder())
                .isEqualTo("r.example:5000/a/b");
        assertThat(PinnedImage.of("r.example/c:1.0.0@" + image.digest()).in("o.example:5000/a/b"))
                .hasToString("o.example:5000/a/b/c:1.0.0@" + image.digest());
        assertThatThrownBy(() -> PinnedImage.of("r.example/a:1.0.0")).hasMessageContaining("not pinned by a digest");
    }
}
