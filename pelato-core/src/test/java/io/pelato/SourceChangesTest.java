package io.pelato;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.problem.FaultyFiles;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When sources count as changed. */
class SourceChangesTest {

    @TempDir
    private Path folder;

    private Path workflow;
    private Path tasks;
    private SourceChanges changes;

    @BeforeEach
    void a_project() throws Exception {
        workflow = Files.writeString(folder.resolve("workflow.yaml"), "tasks: []");
        tasks = Files.createDirectories(folder.resolve("tasks"));
        Files.writeString(tasks.resolve("a.go"), "package main");
        changes = SourceChanges.of(List.of(workflow, tasks));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void what_goes_away_or_is_closed_is_passed_over(Supplier<IOException> failure) throws Exception {
        Files.createDirectories(tasks.resolve("pgdata"));
        changes = SourceChanges.of(List.of(FaultyFiles.of(tasks, "pgdata", failure)));
        Files.writeString(tasks.resolve("a.go"), "package main // changed");

        assertThat(next()).extracting(Path::toString).containsExactly(tasks + "/a.go");
    }

    static Stream<Named<Supplier<IOException>>> failures() {
        return Stream.of(
                Named.of("gone", () -> new NoSuchFileException("pgdata")),
                Named.of("closed", () -> new AccessDeniedException("pgdata")));
    }

    private List<Path> next() throws Exception {
        return CompletableFuture.supplyAsync(() -> {
                    try {
                        return changes.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .get(30, TimeUnit.SECONDS);
    }

    @Test
    void written_new_and_gone_files_are_told_together_and_sorted() throws Exception {
        Path fresh = Files.createDirectories(tasks.resolve("b")).resolve("b.go");
        Files.writeString(workflow, "tasks: [1]");
        Files.writeString(fresh, "package main");
        Files.delete(tasks.resolve("a.go"));

        assertThat(next()).containsExactly(tasks.resolve("a.go"), fresh, workflow);
    }

    @Test
    void what_was_told_once_is_not_told_again() throws Exception {
        Files.writeString(workflow, "tasks: [1]");
        assertThat(next()).containsExactly(workflow);
        Files.writeString(tasks.resolve("a.go"), "package main // changed");

        assertThat(next()).containsExactly(tasks.resolve("a.go"));
    }

    @Test
    void a_file_that_an_editor_replaces_by_another_is_one_change() throws Exception {
        Path fresh = Files.writeString(tasks.resolve(".a.go.swp"), "package main // changed");
        Files.writeString(tasks.resolve("a.go~"), "package main");
        Files.move(fresh, tasks.resolve("a.go"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertThat(next()).containsExactly(tasks.resolve("a.go"));
    }
}
