package io.pelato;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.problem.ProblemsException;
import io.pelato.template.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateFoldersTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "types: here", "PK\u0003\u0004"})
    void a_file_that_is_no_jar_is_told(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("own.jar"), content);

        try (var folders = new TemplateFolders()) {
            assertThatThrownBy(() -> folders.of(List.of(file)))
                    .isInstanceOf(ProblemsException.class)
                    .hasMessage("The templates " + file + " cannot be read: it is no jar. Name a folder or a jar in"
                            + " pelato.templates");
        }
    }

    @Test
    void a_device_is_no_templates() {
        try (var folders = new TemplateFolders()) {
            assertThatThrownBy(() -> Templates.read(folders.of(List.of(Path.of("/dev/null")))))
                    .hasMessage("The templates /dev/null are neither a folder nor a jar. Name a folder or a jar in"
                            + " pelato.templates");
        }
    }
}
