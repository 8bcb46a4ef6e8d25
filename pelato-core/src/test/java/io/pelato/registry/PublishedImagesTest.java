package io.pelato.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.problem.ProblemsException;
import io.pelato.registry.PublishedImage.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedImagesTest {

    private static final PublishedImage B =
            new PublishedImage("b", "r.io/b:1@sha256:1", "sha256:1", "sha256:3", Outcome.PRESENT, 7);
    private static final PublishedImage A =
            new PublishedImage("a", "r.io/a:1@sha256:2", "sha256:2", "sha256:4", Outcome.PRESENT, 9);

    @TempDir
    Path target;

    @Test
    void the_file_keeps_the_order_and_is_read_back_as_it_was() throws IOException {
        Path file = target.resolve("pelato/images.json");
        new PublishedImages(List.of(B, A)).write(file);

        assertThat(file).hasContent("""
                        {
                          "images" : [ {
                            "component" : "b",
                            "reference" : "r.io/b:1@sha256:1",
                            "digest" : "sha256:1",
                            "wasm" : "sha256:3",
                            "size" : 7
                          }, {
                            "component" : "a",
                            "reference" : "r.io/a:1@sha256:2",
                            "digest" : "sha256:2",
                            "wasm" : "sha256:4",
                            "size" : 9
                          } ]
                        }
                        """);
        assertThat(PublishedImages.read(file)).isEqualTo(new PublishedImages(List.of(B, A)));
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void what_publishing_took_does_not_change_the_file() throws IOException {
        Path sent = target.resolve("sent.json");
        Path present = target.resolve("present.json");
        new PublishedImages(
                        List.of(new PublishedImage("b", "r.io/b:1@sha256:1", "sha256:1", "sha256:3", Outcome.SENT, 7)))
                .write(sent);
        new PublishedImages(List.of(B)).write(present);

        assertThat(sent).hasSameBinaryContentAs(present);
    }

    @Test
    void an_image_is_found_by_its_component() {
        PublishedImages images = new PublishedImages(List.of(B, A));

        assertThat(images.of("a")).contains(A);
        assertThat(images.of("c")).isEmpty();
    }

    @Test
    void a_missing_file_says_which_goal_writes_it() {
        Path file = target.resolve("images.json");

        assertThatThrownBy(() -> PublishedImages.read(file))
                .isInstanceOf(ProblemsException.class)
                .hasMessage("It is not known which images the registry has: " + file
                        + " is missing. Run the goal push first");
    }

    @Test
    void a_damaged_file_is_named_with_the_place() throws IOException {
        Path file = Files.writeString(target.resolve("images.json"), "{\n  \"images\": [ nonsense ]\n}\n");

        assertThatThrownBy(() -> PublishedImages.read(file))
                .isInstanceOf(ProblemsException.class)
                .hasMessageStartingWith(file + ":2:")
                .hasMessageEndingWith("this is not a list of pushed images. Run the goal push to write it anew");
    }

    @Test
    void json_of_another_kind_is_refused() throws IOException {
        Path file = Files.writeString(target.resolve("images.json"), "{\"images\":[{\"component\":\"a\"}]}");

        assertThatThrownBy(() -> PublishedImages.read(file))
                .hasMessage(file + ":1:1: this is not a list of pushed images. Run the goal push to write it anew");
    }
}
