package io.pelato.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    Path folder;

    @Test
    void a_text_replaces_what_the_file_held_and_leaves_nothing_beside_it() throws IOException {
        Path file = Files.writeString(folder.resolve("list.json"), "old");

        WholeFile.write(file, "new");

        assertThat(file).hasContent("new");
        assertThat(folder).isDirectoryContaining("glob:**/list.json").satisfies(this::holdsOneFile);
    }

    @Test
    void a_draft_that_fails_leaves_the_file_as_it_was() throws IOException {
        Path file = Files.writeString(folder.resolve("list.json"), "old");

        assertThatThrownBy(() -> WholeFile.fill(file, draft -> {
                    Files.writeString(draft, "half");
                    throw new IOException("the disk is full");
                }))
                .hasMessage("the disk is full");

        assertThat(file).hasContent("old");
        holdsOneFile(folder);
    }

    @Test
    void others_may_read_it_as_they_may_read_any_new_file_of_the_user() throws IOException {
        Path usual = Files.createFile(folder.resolve("usual"));
        Path file = folder.resolve("below/list.json");

        WholeFile.write(file, "new");

        assertThat(Files.getPosixFilePermissions(file))
                .contains(PosixFilePermission.OWNER_READ)
                .isEqualTo(Files.getPosixFilePermissions(usual));
    }

    @Test
    void a_place_that_cannot_be_written_is_told_with_what_to_do() throws IOException {
        Path file = Files.createFile(folder.resolve("a-file")).resolve("list.json");

        assertThatThrownBy(() -> WholeFile.write(file, "new"))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining(file + " cannot be written: ")
                .hasMessageContaining("Check the folder's permissions and free space");
    }

    private void holdsOneFile(Path there) {
        assertThat(there.toFile().list()).containsExactly("list.json");
    }
}
