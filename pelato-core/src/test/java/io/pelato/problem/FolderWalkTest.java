package io.pelato.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a walk through folders finds while others write there, and what it says of those that it may not read. */
class FolderWalkTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void a_folder_in_another() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("a/b")).resolve("c"), "");
        Files.writeString(folder.resolve("d"), "");
    }

    @Test
    void each_folder_comes_before_what_stands_in_it() throws IOException {
        assertThat(FolderWalk.of(folder))
                .containsExactlyInAnyOrder(
                        folder,
                        folder.resolve("a"),
                        folder.resolve("a/b"),
                        folder.resolve("a/b/c"),
                        folder.resolve("d"))
                .startsWith(folder)
                .containsSubsequence(folder.resolve("a"), folder.resolve("a/b"), folder.resolve("a/b/c"));
    }

    @Test
    void it_goes_no_deeper_than_it_may() throws IOException {
        assertThat(FolderWalk.of(folder, 1))
                .containsExactlyInAnyOrder(folder, folder.resolve("a"), folder.resolve("d"));
    }

    @Test
    void what_goes_away_meanwhile_is_not_there() throws IOException {
        Path vanishing = FaultyFiles.of(folder, "b", () -> new NoSuchFileException("b"));

        assertThat(FolderWalk.of(vanishing))
                .extracting(Path::toString)
                .containsExactlyInAnyOrder(
                        folder.toString(),
                        folder.resolve("a").toString(),
                        folder.resolve("d").toString());
    }

    @Test
    void a_folder_that_was_never_there_is_a_failure() {
        assertThatThrownBy(() -> FolderWalk.of(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void a_folder_below_that_may_not_be_read_is_a_failure_with_its_own_place() {
        Path closed = folder.resolve("a/b");
        var denied = new AccessDeniedException(closed.toString());

        assertThatThrownBy(() -> FolderWalk.of(FaultyFiles.of(folder, "b", () -> denied)))
                .isSameAs(denied);
        assertThat(FileFault.place(denied, folder)).isEqualTo(closed);
        assertThat(FileFault.place(new IOException("Input/output error"), folder))
                .isEqualTo(folder);
    }
}
