package io.pelato.workflow;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.problem.FaultyFiles;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a folder is compiled. */
class CompiledPackageTest {

    @TempDir
    private Path folder;

    @Test
    void a_folder_of_embedded_files_that_may_not_be_read_is_a_failure_of_files() throws IOException {
        Files.writeString(
                folder.resolve("units.go"),
                "package units\n\nimport \"embed\"\n\n//go:embed data\nvar Data embed.FS\n");
        Files.createDirectories(folder.resolve("data"));
        var denied = new AccessDeniedException("data");

        assertThatThrownBy(() -> CompiledPackage.in(FaultyFiles.of(folder, "data", () -> denied), file -> file))
                .isSameAs(denied);
    }
}
