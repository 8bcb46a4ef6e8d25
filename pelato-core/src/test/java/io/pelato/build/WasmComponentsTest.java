package io.pelato.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WasmComponentsTest {

    private static final WasmComponents COMPONENTS = new WasmComponents(List.of(
            new WasmComponent("b", "1.0.0", "b.wasm", "ab12", 900_000, "source"),
            new WasmComponent("a", "2.0.0", "a.wasm", "cd34", 1, "other")));

    @TempDir
    private Path folder;

    @Test
    void what_was_built_is_read_again_by_the_goal_that_follows() {
        Path file = folder.resolve("components.json");
        COMPONENTS.write(file);

        assertThat(WasmComponents.read(file)).isEqualTo(COMPONENTS);
        assertThat(COMPONENTS.of("a")).map(WasmComponent::version).contains("2.0.0");
        assertThat(COMPONENTS.of("c")).isEmpty();
    }

    @Test
    void the_same_components_are_the_same_bytes() throws IOException {
        COMPONENTS.write(folder.resolve("1.json"));
        COMPONENTS.write(folder.resolve("2.json"));

        assertThat(Files.readString(folder.resolve("1.json")))
                .isEqualTo(Files.readString(folder.resolve("2.json")))
                .startsWith("{\n  \"components\" : [")
                .endsWith("}\n");
    }

    @Test
    void a_goal_that_runs_before_the_build_is_told_what_to_run() {
        Path file = folder.resolve("components.json");

        assertThatThrownBy(() -> WasmComponents.read(file))
                .isInstanceOf(ProblemsException.class)
                .hasMessage("Nothing has been built yet: there is no " + file + ". Run `mvn package` first");
    }

    @Test
    void a_file_that_is_something_else_is_told() throws IOException {
        Path file = Files.writeString(folder.resolve("components.json"), "{\"parts\": []}");

        assertThatThrownBy(() -> WasmComponents.read(file))
                .isInstanceOf(ProblemsException.class)
                .hasMessageStartingWith(file + " cannot be read: ")
                .hasMessageEndingWith("Run `mvn package` to write it anew");
    }
}
