package io.pelato;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.build.WasmComponent;
import io.pelato.build.WasmComponents;
import io.pelato.generate.ComponentProject;
import io.pelato.registry.PublishedImage;
import io.pelato.registry.PublishedImages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was built is what is pushed, and what was pushed is what is deployed. */
class BuiltComponentsTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void both_components_are_built() throws IOException {
        Files.writeString(folder.resolve("a.wasm"), "bytes of a");
        Files.writeString(folder.resolve("b.wasm"), "bytes of b");
    }

    @Test
    void components_of_the_very_code_and_bytes_are_taken() {
        assertThat(check(built("a", "1.0.0", "code a"), built("b", "1.0.0", "code b")))
                .extracting(WasmComponent::componentName)
                .containsExactly("a", "b");
    }

    @Test
    void what_was_not_built_or_has_changed_since_is_told_at_once() {
        assertThatThrownBy(() -> check(built("b", "1.0.0", "older code")))
                .hasMessage("a has not been built yet. Run `mvn package` first\n"
                        + "b has changed since it was built. Run `mvn package` again");
        assertThatThrownBy(() -> check(built("a", "0.9.0", "code a"), built("b", "1.0.0", "code b")))
                .hasMessage("a has changed since it was built. Run `mvn package` again");
    }

    @Test
    void bytes_that_are_not_those_of_the_build_are_told_whoever_put_them_there() throws IOException {
        WasmComponent a = built("a", "1.0.0", "code a");
        WasmComponent b = built("b", "1.0.0", "code b");
        Files.writeString(folder.resolve("a.wasm"), "bytes of x");
        Files.delete(folder.resolve("b.wasm"));

        assertThatThrownBy(() -> check(a, b))
                .hasMessage("a has changed since it was built. Run `mvn package` again\n"
                        + "b has changed since it was built. Run `mvn package` again");
    }

    @Test
    void an_image_of_other_bytes_or_another_version_is_not_taken_for_a_component_s() {
        WasmComponent a = built("a", "1.0.0", "code a");
        WasmComponent b = built("b", "1.1.0", "code b");

        assertThat(images(pushed("a", "1.0.0", a.sha256()), pushed("b", "1.1.0", b.sha256()))
                        .of(List.of(a, b)))
                .isEqualTo(Map.of("a", "r.io/a:1.0.0@sha256:1", "b", "r.io/b:1.1.0@sha256:1"));
        assertThatThrownBy(() -> images(pushed("a", "1.0.0", "00"), pushed("b", "1.0.0", b.sha256()))
                        .of(List.of(a, b)))
                .hasMessage("a, b have not been pushed since the last build. Run the goal push first");
        assertThatThrownBy(() -> images(pushed("a", "1.0.0", a.sha256())).of(List.of(a, b)))
                .hasMessage("b has not been pushed since the last build. Run the goal push first");
    }

    private List<WasmComponent> check(WasmComponent... built) {
        return new BuiltComponents(List.of(project("a"), project("b")), folder)
                .checked(new WasmComponents(List.of(built)));
    }

    private ComponentProject project(String name) {
        return new ComponentProject(
                name, "1.0.0", "w", folder, Path.of(name + ".go"), Optional.empty(), Optional.empty(), "code " + name);
    }

    private WasmComponent built(String name, String version, String source) {
        try {
            byte[] bytes = Files.readAllBytes(folder.resolve(name + ".wasm"));
            return new WasmComponent(name, version, name + ".wasm", sha256(bytes), bytes.length, source);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static PublishedImage pushed(String name, String version, String sha256) {
        return new PublishedImage(
                name,
                "r.io/" + name + ":" + version + "@sha256:1",
                "sha256:1",
                "sha256:" + sha256,
                PublishedImage.Outcome.SENT,
                1);
    }

    private static PushedImages images(PublishedImage... images) {
        return new PushedImages(new PublishedImages(List.of(images)));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(new String(bytes, StandardCharsets.UTF_8), e);
        }
    }
}
