package io.pelato.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.generate.ComponentProject;
import io.pelato.workflow.Optimization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which compile starts first. */
class CompileOrderTest {

    @TempDir
    private Path folder;

    private CompileUnit unit(String name, String code) throws IOException {
        Path directory = Files.createDirectories(folder.resolve("sources").resolve(name));
        Files.writeString(directory.resolve("task.go"), code);
        var project = new ComponentProject(
                name,
                "1.0.0",
                "processor",
                directory,
                Path.of(name + ".go"),
                Optional.empty(),
                Optional.empty(),
                "digest of " + name);
        return CompileUnit.of(List.of(project), "tools", Optimization.SIZE).get(0);
    }

    private List<String> order(CompileUnit... units) throws IOException {
        return CompileOrder.of(
                        List.of(units), project -> folder.resolve("out").resolve(project.componentName() + ".wasm"))
                .stream()
                .map(unit -> unit.first().componentName())
                .toList();
    }

    @Test
    void code_that_imports_much_starts_before_code_that_imports_little() throws IOException {
        assertThat(order(
                        unit("text", "package main\n\nimport \"strings\"\n"),
                        unit("json", "package main\n\nimport \"encoding/json\"\n"),
                        unit("both", "package main\n\nimport (\n\t\"encoding/json\"\n\tf \"fmt\"\n)\n"),
                        unit("nothing", "package main\n")))
                .containsExactly("both", "json", "text", "nothing");
    }

    @Test
    void what_was_large_before_its_change_starts_first() throws IOException {
        Files.createDirectories(folder.resolve("out"));
        Files.write(folder.resolve("out/large.wasm"), new byte[500_000]);

        assertThat(order(unit("json", "package main\n\nimport \"encoding/json\"\n"), unit("large", "package main\n")))
                .containsExactly("large", "json");
    }
}
