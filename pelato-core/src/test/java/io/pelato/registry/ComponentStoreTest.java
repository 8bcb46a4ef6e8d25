package io.pelato.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Components that machines share through a registry. */
class ComponentStoreTest {

    private static final String KEY = "0123456789abcdef".repeat(4);

    @TempDir
    Path folder;

    private final InMemoryRegistry registry = InMemoryRegistry.start();

    @AfterEach
    void stop() {
        registry.close();
    }

    private ComponentStore store() {
        return store(Optional.empty());
    }

    private ComponentStore store(Optional<Login> login) {
        return ComponentStore.open(
                RegistryAccess.to(registry.host() + "/team/cache")
                        .withPlainHttp(PlainHttp.ALLOWED)
                        .withEnvironment(Map.of())
                        .withLogin(login),
                new PublishListener() {});
    }

    @Test
    void what_one_machine_stores_another_fetches_byte_for_byte() throws IOException {
        Path wasm = Components.write(folder, "aggregation", "content");
        try (ComponentStore one = store()) {
            one.store(KEY, wasm);
        }

        try (ComponentStore other = store()) {
            assertThat(other.fetch(KEY)).hasValue(Files.readAllBytes(wasm));
        }
        assertThat(registry.manifests).containsKey("/v2/team/cache/components/manifests/" + KEY);
    }

    @Test
    void what_nobody_stored_is_not_there() {
        try (ComponentStore store = store()) {
            assertThat(store.fetch(KEY)).isEmpty();
        }
    }

    @Test
    void a_login_opens_a_store_that_gives_out_tokens() {
        Path wasm = Components.write(folder, "aggregation", "content");
        registry.withTokensFor("ada", "hidden");

        try (ComponentStore store = store(Optional.of(new Login("ada", "hidden")))) {
            store.store(KEY, wasm);
            assertThat(store.fetch(KEY)).isPresent();
        }
    }

    @Test
    void something_else_under_a_key_is_told_and_not_taken() throws IOException {
        try (ComponentStore store = store()) {
            store.store(KEY, Components.write(folder, "aggregation", "content"));
            byte[] wasm = Files.readAllBytes(folder.resolve("aggregation.wasm"));
            registry.blobs.put(InMemoryRegistry.digest(wasm), "hello, world".getBytes(StandardCharsets.UTF_8));

            assertThatThrownBy(() -> store.fetch(KEY)).isInstanceOf(ProblemsException.class);
        }
    }

    @Test
    void an_image_of_another_kind_under_a_key_is_told() {
        registry.manifests.put("/v2/team/cache/components/manifests/" + KEY, "{}".getBytes(StandardCharsets.UTF_8));

        try (ComponentStore store = store()) {
            assertThatThrownBy(() -> store.fetch(KEY))
                    .isInstanceOf(ProblemsException.class)
                    .hasMessageContaining("has something else than a component as " + registry.host()
                            + "/team/cache/components:" + KEY);
        }
    }
}
