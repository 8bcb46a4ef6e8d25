package io.pelato.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.application.Examples;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is noted of a version beside its manifest. */
class ReleaseNotesTest {

    private final CheckedManifest manifest = CheckedManifest.of(
            new ManifestRenderer(Optional.empty()).render(Examples.application()), Path.of("wadm.yaml"));

    @Test
    void notes_are_read_back_from_what_wadm_is_sent_and_are_no_part_of_the_text() {
        ReleaseNotes notes = new ReleaseNotes(
                        Optional.of(Instant.parse("2026-11-27T06:00:00Z")),
                        Optional.of("Ann \"the\" Admin"),
                        Optional.of("0123456789ab and changes"),
                        Optional.of("aabb"),
                        Map.of("clean", "cc", "sum", "dd"))
                .withSeen(Map.of("site=milan", List.of("milan-1", "milan \"2\"")));

        StoredManifest stored = StoredManifest.read(manifest.json(notes));

        assertThat(stored.notes()).isEqualTo(notes);
        assertThat(stored.version()).isEqualTo(manifest.version());
        assertThat(stored.application())
                .isEqualTo(StoredManifest.read(manifest.json()).application());
        assertThat(manifest.yaml()).doesNotContain("pelato.time", "pelato.by", "pelato.commit", "pelato.before");
    }

    @Test
    void a_version_of_somebody_else_has_no_notes() {
        assertThat(StoredManifest.read(manifest.json()).notes()).isEqualTo(ReleaseNotes.none());
        assertThat(StoredManifest.read(
                                "{\"metadata\":{\"annotations\":{\"pelato.time\":\"noon\",\"pelato.sources\":\"[\",\"pelato.seen\":\"{\"}}}")
                        .notes())
                .isEqualTo(ReleaseNotes.none());
    }
}
