package io.pelato.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.problem.FaultyFiles;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modules in the cache beside what go.sum says of them. */
class PinnedModulesTest {

    // What Go makes of a module with these two files.
    private static final String HASH = "h1:H2p7e4bp5d4wjcmHur5L+jLKgGVvPWprB0apckEAeY0=";

    @TempDir
    private Path folder;

    private ModuleCache cache;

    @BeforeEach
    void a_module_that_was_fetched() throws IOException {
        cache = new ModuleCache(folder.resolve("cache"));
        write("tasks/go.mod", "module plant\n\nrequire example.com/Lib v1.0.0\n");
        write("tasks/go.sum", "example.com/Lib v1.0.0 " + HASH + "\nexample.com/Lib v1.0.0/go.mod h1:x=\n");
        write("cache/modules/example.com/!lib@v1.0.0/go.mod", "module example.com/Lib\n");
        write("cache/modules/example.com/!lib@v1.0.0/lib.go", "package lib\n");
        write("cache/modules/cache/download/example.com/!lib/@v/v1.0.0.ziphash", HASH);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }

    private Path folderOfModule() {
        TaskModule tasks =
                TaskModule.in(folder.resolve("tasks"), folder::relativize).orElseThrow();
        return new PinnedModules(tasks, cache).folder(tasks.mod().requirements().get(0));
    }

    @Test
    void code_that_has_its_checksum_is_taken() {
        assertThat(folderOfModule()).isEqualTo(folder.resolve("cache/modules/example.com/!lib@v1.0.0"));
    }

    @Test
    void a_module_that_is_not_there_is_told_at_its_line_with_the_goal_that_fetches_it() throws IOException {
        cache.remove(new ModuleVersion("example.com/Lib", "v1.0.0"));

        assertThatThrownBy(this::folderOfModule)
                .isInstanceOf(ProblemsException.class)
                .hasMessage("tasks/go.mod:3:1: example.com/Lib@v1.0.0 is not in " + cache.root()
                        + ". Run `mvn pelato:resolve`, which fetches it once; a build fetches nothing");
    }

    @Test
    void why_a_module_cannot_be_removed_is_a_failure_of_its_files() throws IOException {
        write("cache/modules/example.com/!lib@v1.0.0/more/more.go", "package more\n");
        var denied = new AccessDeniedException("more");
        cache = new ModuleCache(FaultyFiles.of(folder, "more", () -> denied).resolve("cache"));

        assertThatThrownBy(() -> cache.remove(new ModuleVersion("example.com/Lib", "v1.0.0")))
                .isSameAs(denied);
    }

    @Test
    void code_that_was_changed_in_the_cache_is_never_compiled() throws IOException {
        write("cache/modules/example.com/!lib@v1.0.0/lib.go", "package lib // and more\n");

        assertThatThrownBy(this::folderOfModule)
                .hasMessage("tasks/go.mod:3:1: example.com/Lib@v1.0.0 in " + cache.root()
                        + " was changed since it was fetched. Run `mvn pelato:resolve`, which mends it");
    }

    @Test
    void a_file_that_came_into_the_cache_is_noticed_too() throws IOException {
        write("cache/modules/example.com/!lib@v1.0.0/more/more.go", "package more\n");

        assertThatThrownBy(this::folderOfModule).hasMessageContaining("was changed since it was fetched");
    }

    @Test
    void another_checksum_in_go_sum_is_told_at_its_line() throws IOException {
        write("tasks/go.sum", "\nexample.com/Lib v1.0.0 h1:other=\n");

        assertThatThrownBy(this::folderOfModule)
                .hasMessageStartingWith("tasks/go.sum:2:1: the checksum of example.com/Lib@v1.0.0 is not that of the"
                        + " module that was fetched. ");
    }

    @Test
    void a_module_without_a_checksum_is_told_at_its_line() throws IOException {
        Files.delete(folder.resolve("tasks/go.sum"));

        assertThatThrownBy(this::folderOfModule)
                .hasMessage(
                        "tasks/go.mod:3:1: tasks/go.sum has no checksum of example.com/Lib@v1.0.0. Run `go mod tidy`"
                                + " in tasks, which writes it, then `mvn pelato:resolve`");
    }

    @Test
    void a_line_that_is_no_checksum_is_told() throws IOException {
        write("tasks/go.sum", "<<<<<<< HEAD\n");

        assertThat(TaskModule.in(folder.resolve("tasks"), folder::relativize)
                        .orElseThrow()
                        .faults())
                .singleElement()
                .asString()
                .startsWith("tasks/go.sum:1:1: this is no checksum of a module");
    }
}
