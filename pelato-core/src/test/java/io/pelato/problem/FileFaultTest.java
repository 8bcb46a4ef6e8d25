package io.pelato.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of files that cannot be used has no names of Java's classes in it. */
class FileFaultTest {

    @Test
    void a_failure_is_told_in_words_that_need_no_knowledge_of_java() {
        assertThat(FileFault.words(new FileAlreadyExistsException("f"))).isEqualTo("another file stands in its place");
        assertThat(FileFault.words(new FileSystemException("f", null, "No space left on device")))
                .isEqualTo("No space left on device");
        assertThat(FileFault.words(new FileSystemException("f", null, "Not a directory")))
                .isEqualTo("what it should lie in is no folder");
        assertThat(FileFault.words(new FileSystemException(
                        "f",
                        null,
                        "Too many levels of symbolic links or unable to" + " access attributes of symbolic link")))
                .isEqualTo("its links lead in a circle");
        assertThat(FileFault.words(new UncheckedIOException(new AccessDeniedException("f"))))
                .isEqualTo("permission denied");
        assertThat(List.of(
                        FileFault.words(new IOException("Stream closed")),
                        FileFault.words(
                                new UncheckedIOException(new FileSystemException("f", null, "Input/output error")))))
                .noneMatch(words -> words.contains("Exception"));
    }
}
