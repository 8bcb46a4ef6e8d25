package io.pelato.gotest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.problem.FaultyFiles;
import io.pelato.problem.Location;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which functions count as tests. */
class GoTestFilesTest {

    @TempDir
    private Path project;

    private void write(String file, String text) throws IOException {
        Path path = project.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private GoTestFiles files() {
        return new GoTestFiles(project, project.resolve("tasks"));
    }

    @Test
    void functions_that_go_test_runs_are_found_with_their_places() throws IOException {
        write("tasks/mean/mean_test.go", """
                package main

                func TestMean(t *testing.T) {}
                func Testimony(t *testing.T) {}
                func Test(t *testing.T) {}
                func ExampleMean() {}
                func FuzzÄ(f *testing.F) {}
                func helper() {}
                """);
        write("tasks/a_test.go", "package main\nfunc Test_a(t *testing.T) {}");

        Path mean = Path.of("tasks/mean/mean_test.go");
        assertThat(files().find())
                .containsExactly(
                        new GoTest("", "Test_a", new Location(Path.of("tasks/a_test.go"), 2, 1)),
                        new GoTest("mean", "TestMean", new Location(mean, 3, 1)),
                        new GoTest("mean", "Test", new Location(mean, 5, 1)),
                        new GoTest("mean", "ExampleMean", new Location(mean, 6, 1)),
                        new GoTest("mean", "FuzzÄ", new Location(mean, 7, 1)));
    }

    @Test
    void what_go_passes_over_does_not_count() throws IOException {
        write("tasks/testdata/x_test.go", "package x\nfunc TestX(t *testing.T) {}");
        write("tasks/_old/x_test.go", "package x\nfunc TestX(t *testing.T) {}");
        write("tasks/.x_test.go", "package x\nfunc TestX(t *testing.T) {}");
        write("tasks/x.go", "package x\nfunc TestX() {}");

        assertThat(files().find()).isEmpty();
    }

    @Test
    void a_folder_that_may_not_be_read_is_told_by_its_name() throws IOException {
        write("tasks/pgdata/base", "");
        Path closed = FaultyFiles.of(project, "pgdata", () -> new AccessDeniedException(project + "/tasks/pgdata"));

        assertThatThrownBy(() -> new GoTestFiles(closed, closed.resolve("tasks")).find())
                .isInstanceOf(ProblemsException.class)
                .hasMessage("Cannot read tasks/pgdata: permission denied. Give the user who runs the build the right to"
                        + " read it");
    }

    @Test
    void a_project_without_code_has_no_tests() {
        assertThat(files().find()).isEmpty();
    }
}
