package io.pelato.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.module.ModuleCache;
import io.pelato.problem.Problem;
import io.pelato.workflow.TestProject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a project gets of the packages that its task imports. */
class ModuleFilesTest {

    private static final String TASK = "func exec_task(arg string) string { return arg }\n";
    private static final String OTHER = TestProject.TASK
            .replace("tasks:\n", "")
            .replace("aggregate.go", "other.go")
            .replace("data_aggregation", "other");

    @TempDir
    private Path folder;

    private TestProject project;

    @BeforeEach
    void a_module_with_two_tasks() {
        project = TestProject.in(folder)
                .with("tasks/go.mod", "module plant\n\ngo 1.21\n")
                .with("tasks/aggregate.go", importing("plant/units"))
                .with("tasks/other.go", TestProject.GO)
                .with("tasks/units/units.go", "package units\n\nimport \"plant/internal/mean\"\n\nvar M = mean.M\n")
                .with("tasks/units/units_test.go", "package units\n")
                .with("tasks/units/units_windows.go", "package units\n")
                .with("tasks/units/left_out.go", "//go:build ignore\n\npackage units\n")
                .with("tasks/units/README.md", "What it is.\n")
                .with("tasks/internal/mean/mean.go", "package mean\n\nconst M = 1\n");
    }

    private static String importing(String... paths) {
        return "package main\n\nimport (\n"
                + Stream.of(paths).map(path -> "\t_ \"" + path + "\"\n").collect(Collectors.joining()) + ")\n\n" + TASK;
    }

    /** Puts a module into the cache, and its checksum into go.sum. */
    private void module(String path, String version, Map<String, String> files) throws Exception {
        Path root = new ModuleCache(folder.resolve("cache")).root().resolve(path + "@" + version);
        SortedMap<String, String> sums = new TreeMap<>();
        for (var file : files.entrySet()) {
            Path target = root.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
            sums.put(path + "@" + version + "/" + file.getKey(), HexFormat.of().formatHex(sha256(file.getValue())));
        }
        String lines = sums.entrySet().stream()
                .map(sum -> sum.getValue() + "  " + sum.getKey() + "\n")
                .collect(Collectors.joining());
        String sum = path + " " + version + " h1:" + Base64.getEncoder().encodeToString(sha256(lines)) + "\n";
        Path goSum = folder.resolve("tasks/go.sum");
        Files.writeString(goSum, (Files.exists(goSum) ? Files.readString(goSum) : "") + sum);
    }

    private static byte[] sha256(String text) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<ComponentProject> generate() {
        return new ProjectGenerator(folder.resolve("out"), folder, new ModuleCache(folder.resolve("cache")))
                .generate(project.read(TestProject.TASK + OTHER));
    }

    private List<String> digests() {
        return generate().stream().map(ComponentProject::digest).toList();
    }

    private List<String> files(String component) throws IOException {
        Path root = folder.resolve("out").resolve(component);
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void shared_packages_that_are_imported_are_in_the_project_and_nothing_else_of_them() throws Exception {
        generate();

        assertThat(files("data_aggregation"))
                .containsExactly(
                        "go.mod",
                        "main.go",
                        "pelato/pelato.go",
                        "shared/go.mod",
                        "shared/internal/mean/mean.go",
                        "shared/units/units.go",
                        "task.go");
        assertThat(folder.resolve("out/data_aggregation/go.mod")).hasContent("""
                module plant/component

                go 1.23

                require (
                \tcomponent v0.0.0
                \tplant v0.0.0
                )

                replace (
                \tcomponent => ./
                \tplant => ./shared
                )
                """);
        assertThat(folder.resolve("out/data_aggregation/shared/go.mod")).hasContent("module plant\n\ngo 1.21\n");
        assertThat(files("other")).containsExactly("go.mod", "main.go", "pelato/pelato.go", "task.go");
    }

    @Test
    void a_change_of_a_shared_package_changes_the_tasks_that_import_it_and_no_other() {
        List<String> before = digests();

        project.with("tasks/internal/mean/mean.go", "package mean\n\nconst M = 2\n");
        List<String> after = digests();

        assertThat(after.get(0)).isNotEqualTo(before.get(0));
        assertThat(after.get(1)).isEqualTo(before.get(1));
    }

    @Test
    void what_a_task_does_not_import_changes_no_task() throws Exception {
        List<String> before = digests();

        project.with("tasks/units/units_test.go", "package units // more\n")
                .with("tasks/units/README.md", "More.\n")
                .with("tasks/spare/spare.go", "package spare\n")
                .with("tasks/go.mod", "module plant\n\ngo 1.21\n\nrequire example.com/for/tests v1.0.0\n");

        assertThat(digests()).isEqualTo(before);
    }

    @Test
    void packages_of_modules_come_with_those_that_they_import_and_with_what_they_embed() throws Exception {
        project.with("tasks/go.mod", """
                module plant

                go 1.21

                require (
                \texample.com/lib v1.2.3
                \texample.com/lib/deep/v2 v2.0.0
                )
                """).with("tasks/aggregate.go", importing("example.com/lib/mean"));
        module(
                "example.com/lib",
                "v1.2.3",
                Map.of(
                        "go.mod", "module example.com/lib\n\ngo 1.20\n\nrequire example.com/lib/deep/v2 v2.0.0\n",
                        "mean/mean.go", "package mean\n\nimport _ \"example.com/lib/deep/v2\"\n",
                        "mean/mean_amd64.s", "",
                        "spare/spare.go", "package spare\n"));
        module(
                "example.com/lib/deep/v2",
                "v2.0.0",
                Map.of(
                        "deep.go", "package deep\n\nimport _ \"embed\"\n\n//go:embed data\nvar Data embed.FS\n",
                        "data/table.csv", "1\n"));

        generate();

        assertThat(files("data_aggregation"))
                .containsExactly(
                        "go.mod",
                        "main.go",
                        "modules/example.com/lib/deep/v2@v2.0.0/data/table.csv",
                        "modules/example.com/lib/deep/v2@v2.0.0/deep.go",
                        "modules/example.com/lib/deep/v2@v2.0.0/go.mod",
                        "modules/example.com/lib@v1.2.3/go.mod",
                        "modules/example.com/lib@v1.2.3/mean/mean.go",
                        "pelato/pelato.go",
                        "task.go");
        assertThat(folder.resolve("out/data_aggregation/go.mod")).hasContent("""
                module component

                go 1.23

                require (
                \texample.com/lib/deep/v2 v2.0.0
                \texample.com/lib v1.2.3
                )

                replace (
                \texample.com/lib/deep/v2 => ./modules/example.com/lib/deep/v2@v2.0.0
                \texample.com/lib => ./modules/example.com/lib@v1.2.3
                )
                """);
        assertThat(folder.resolve("out/data_aggregation/modules/example.com/lib@v1.2.3/go.mod"))
                .hasContent("module example.com/lib\n\ngo 1.20\n");
    }

    @Test
    void each_module_that_is_missing_is_told_at_its_line_and_nothing_is_written() {
        project.with("tasks/go.mod", "module plant\n\nrequire example.com/a v1.0.0\nrequire example.com/b v1.0.0\n")
                .with("tasks/go.sum", "example.com/a v1.0.0 h1:a=\nexample.com/b v1.0.0 h1:b=\n")
                .with("tasks/aggregate.go", importing("example.com/a", "example.com/b/c"));

        assertThatThrownBy(this::generate)
                .hasMessageContaining("tasks/go.mod:3:1: example.com/a@v1.0.0 is not in ")
                .hasMessageContaining("tasks/go.mod:4:1: example.com/b@v1.0.0 is not in ")
                .hasMessageContaining("Run `mvn pelato:resolve`");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void a_module_for_a_newer_go_is_told_at_its_line() throws Exception {
        project.with("tasks/go.mod", "module plant\n\nrequire example.com/a v1.0.0\n")
                .with("tasks/aggregate.go", importing("example.com/a"));
        module(
                "example.com/a",
                "v1.0.0",
                Map.of("go.mod", "module example.com/a\n\ngo 1.99.1\n", "a.go", "package a\n"));

        assertThatThrownBy(this::generate)
                .hasMessage("tasks/go.mod:3:1: example.com/a@v1.0.0 needs Go 1.99, and components are compiled with Go"
                        + " 1.24. Take an older version of it, as with `go get example.com/a@v1.2.3`");
    }

    @Test
    void an_older_module_than_another_needs_is_told_at_its_line() throws Exception {
        project.with("tasks/go.mod", "module plant\n\nrequire example.com/a v1.0.0\nrequire example.com/b v1.9.0\n")
                .with("tasks/aggregate.go", importing("example.com/a"));
        module("example.com/a", "v1.0.0", Map.of("go.mod", "require example.com/b v1.10.0\n", "a.go", "package a\n"));

        assertThatThrownBy(this::generate)
                .hasMessage("tasks/go.mod:4:1: example.com/a@v1.0.0 needs example.com/b@v1.10.0, which is later than"
                        + " v1.9.0. Run `go get example.com/b@v1.10.0` in tasks, then `mvn pelato:resolve`");
    }

    @Test
    void what_a_module_imports_and_go_mod_does_not_require_is_told_where_the_user_imports_it() throws Exception {
        project.with("tasks/go.mod", "module plant\n\nrequire example.com/a v1.0.0\n")
                .with("tasks/aggregate.go", importing("example.com/a"));
        module("example.com/a", "v1.0.0", Map.of("a.go", "package a\n\nimport _ \"example.com/b\"\n"));

        assertThatThrownBy(this::generate)
                .hasMessage(
                        "tasks/aggregate.go:4:4: \"example.com/a\" imports \"example.com/b\", which is in no module of"
                                + " tasks/go.mod. Run `go mod tidy` in tasks, then `mvn pelato:resolve`");
    }

    @Test
    void a_package_that_its_module_does_not_have_is_told_at_the_import() throws Exception {
        project.with("tasks/go.mod", "module plant\n\nrequire example.com/a v1.0.0\n")
                .with("tasks/aggregate.go", importing("example.com/a/nothing"));
        module("example.com/a", "v1.0.0", Map.of("a.go", "package a\n"));

        assertThatThrownBy(this::generate)
                .hasMessage("tasks/aggregate.go:4:4: there is no package \"example.com/a/nothing\" in"
                        + " example.com/a@v1.0.0. Mend the path, or require a version that has it");
    }

    @Test
    void a_go_mod_that_is_newer_than_the_builder_s_go_is_warned_of_where_it_matters() {
        project.with("tasks/go.mod", "module plant\n\ngo 1.99\n");

        assertThat(project.read(TestProject.TASK).warnings().stream().map(Problem::toString))
                .containsExactly(
                        "tasks/go.mod:3:1: components are compiled with Go 1.24: what is newer does not compile."
                                + " Write `go 1.24`");
    }
}
