package io.pelato.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.History;
import io.pelato.application.Application;
import io.pelato.application.Part;
import io.pelato.manifest.ReleaseNotes;
import io.pelato.rollout.StoredRelease;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.shared.utils.logging.MessageUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The versions of a workflow as people and programs see them. */
class HistoryLinesTest {

    private final History history = new History(
            "temperature",
            List.of(
                    release("v1", StoredRelease.State.STORED, ReleaseNotes.none()),
                    release(
                            "v2",
                            StoredRelease.State.DEPLOYED,
                            new ReleaseNotes(
                                    Optional.of(Instant.parse("2026-11-27T06:12:44Z")),
                                    Optional.of("ann"),
                                    Optional.of("4f0c2a9d81be"),
                                    Optional.of("v1"),
                                    Map.of()))));

    @BeforeEach
    void the_terminal_has_no_colours() {
        MessageUtils.setColorEnabled(false);
    }

    @Test
    void the_newest_version_is_first_and_the_deployed_one_is_marked() {
        assertThat(new HistoryLines(history).lines())
                .containsExactly(
                        "temperature:",
                        "* v2  2026-11-27T06:12:44Z  by ann  commit 4f0c2a9d81be  deployed",
                        "      clean sha256:aaaaaaaaaaaa",
                        "  v1  -  by -  commit -",
                        "      clean sha256:aaaaaaaaaaaa");
    }

    @Test
    void a_workflow_that_was_never_deployed_is_told_as_that() {
        assertThat(new HistoryLines(new History("temperature", List.of())).lines())
                .containsExactly("temperature is not deployed in this lattice: WADM stores no version of it");
    }

    @Test
    void programs_get_whole_images() {
        assertThat(HistoryJson.of(history))
                .contains("\"application\" : \"temperature\"", "\"deployed\" : true", "\"before\" : \"v1\"")
                .contains("\"clean\" : \"r.example/clean:1.0.0@sha256:" + "a".repeat(64) + "\"");
    }

    private static StoredRelease release(String version, StoredRelease.State state, ReleaseNotes notes) {
        var clean = new Part(
                Part.Kind.COMPONENT,
                "clean",
                "temperature-clean",
                "r.example/clean:1.0.0@sha256:" + "a".repeat(64),
                List.of(),
                Part.Scaling.SHARED,
                1,
                List.of(),
                List.of());
        return new StoredRelease(
                version, state, new Application("temperature", "", List.of(clean), List.of()), notes, 100);
    }
}
