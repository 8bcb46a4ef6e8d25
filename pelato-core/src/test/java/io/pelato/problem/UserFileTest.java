package io.pelato.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands where a file of the user's should be, and would never end. */
class UserFileTest {

    @TempDir
    private Path folder;

    @Test
    void a_file_is_read_also_by_a_link() throws IOException {
        Path file = Files.write(folder.resolve("a.go"), new byte[] {1, 2});
        Path link = Files.createSymbolicLink(folder.resolve("b.go"), file);

        assertThat(UserFile.bytes(link)).containsExactly(1, 2);
    }

    @Test
    void a_device_is_told() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("a.go"), Path.of("/dev/zero"));

        assertThatThrownBy(() -> UserFile.bytes(link))
                .isInstanceOfSatisfying(
                        IOException.class,
                        e -> assertThat(FileFault.of(e))
                                .isEqualTo(new FileFault(
                                        "it is a pipe, a device or the like", "Put an ordinary file there")));
    }

    @Test
    void a_file_that_nobody_wrote_by_hand_is_told() throws IOException {
        Path large = folder.resolve("large.yaml");
        try (var file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(100L << 30);
        }

        assertThatThrownBy(() -> UserFile.bytes(large)).hasMessageEndingWith("it is larger than 16 MiB");
    }

    @Test
    void a_file_that_is_not_there_is_told_as_ever() {
        assertThatThrownBy(() -> UserFile.bytes(folder.resolve("a"))).isInstanceOf(NoSuchFileException.class);
    }
}
