package io.pelato.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The compile program itself, with scripts in place of the tools. */
class CompileProgramTest {

    @TempDir
    private Path folder;

    private Path tools;
    private Path builder;

    @BeforeEach
    void a_project_and_a_path_of_our_own() throws IOException {
        builder = folder.resolve("builder");
        BuilderFiles.copyTo(builder);
        tools = Files.createDirectories(folder.resolve("bin"));
        for (String name : List.of(
                "sh",
                "cat",
                "cp",
                "chmod",
                "mv",
                "rm",
                "mkdir",
                "sed",
                "grep",
                "xargs",
                "dirname",
                "readlink",
                "nproc",
                "env",
                "flock")) {
            tool(name, "exec " + found(name) + " \"$@\"");
        }
        tool("go", "[ \"$1 $2\" = 'env GOMODCACHE' ] && echo " + folder + "/modules");
        Files.createDirectories(folder.resolve("modules/go.bytecodealliance.org/cm@v0.3.0"));
        tool(
                "tinygo",
                "echo \"$PWD $*\" >>" + folder
                        + "/compiles; for last; do :; done; while [ $# -gt 0 ]; do [ \"$1\" != -o ] || out=$2; shift; done;"
                        + " env | grep ^GO >" + folder + "/environment; echo wasm >\"$out\"");
        tool("wasm-tools", "exit 0");
        Files.writeString(
                Files.createDirectories(folder.resolve("sources/first")).resolve("task.go"), "package main\n");
        Files.createDirectories(folder.resolve("out"));
        Files.createDirectories(folder.resolve("cache"));
    }

    private static Path found(String program) {
        for (String place : System.getenv("PATH").split(File.pathSeparator, -1)) {
            Path file = Path.of(place, program);
            if (Files.isExecutable(file)) {
                return file;
            }
        }
        throw new IllegalStateException(program + " is not on the PATH");
    }

    private void tool(String name, String script) throws IOException {
        Files.deleteIfExists(tools.resolve(name));
        Path file = Files.writeString(tools.resolve(name), "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Outcome compile(Map<String, String> variables) throws IOException, InterruptedException {
        return compile("size", variables);
    }

    private Outcome compile(String profile, Map<String, String> variables) throws IOException, InterruptedException {
        var program = new ProcessBuilder(
                        found("sh").toString(), builder.resolve("compile.sh").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        program.environment().putAll(variables);
        program.environment()
                .putAll(Map.of(
                        "PATH", tools.toString(),
                        "SOURCES", folder.resolve("sources").toString(),
                        "OUT", folder.resolve("out").toString(),
                        "CACHE", folder.resolve("cache").toString(),
                        "JOBS", "1",
                        "PELATO_TOOLS", ""));
        Process process = program.start();
        try {
            process.getOutputStream().write(("first processor " + profile + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
        } catch (IOException ended) {
            // It does not read when it fails before.
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), Files.readString(folder.resolve("said")));
    }

    private record Outcome(int exit, String said) {}

    @Test
    void a_compile_fetches_nothing_whatever_the_caller_has_set() throws Exception {
        Outcome outcome = compile(Map.of(
                "GOPROXY", "https://proxy.example.com", "GOFLAGS", "-mod=mod", "GOPRIVATE", "*", "GONOPROXY", "*"));

        assertThat(outcome.said()).contains("done first 0");
        assertThat(Files.readAllLines(folder.resolve("environment")))
                .contains(
                        "GOPROXY=off",
                        "GOFLAGS=-mod=readonly -buildvcs=false",
                        "GOPRIVATE=",
                        "GONOPROXY=",
                        "GOENV=off");
    }

    private List<String> compiles() throws IOException {
        return Files.readAllLines(folder.resolve("compiles"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "func exec_task(arg string) string { return arg } | none",
                "func exec_task(arg string) string { go work(); return arg } | asyncify",
                "var late = time.After(1) | asyncify"
            })
    void the_scheduler_is_linked_where_a_task_starts_goroutines_or_timers(String code, String scheduler)
            throws Exception {
        Files.writeString(folder.resolve("sources/first/task.go"), "package main\n\n" + code + "\n");

        assertThat(compile(Map.of()).said()).contains("done first 0");
        assertThat(compiles()).singleElement().asString().contains("-scheduler=" + scheduler + " ");
    }

    @Test
    void debug_information_is_made_for_the_profile_debug_alone() throws Exception {
        compile("size", Map.of());
        compile("speed", Map.of());
        compile("debug", Map.of());

        assertThat(compiles())
                .satisfiesExactly(
                        size -> assertThat(size).contains(" -opt=z -no-debug -internal-nodwarf "),
                        speed -> assertThat(speed).contains(" -opt=2 -no-debug -internal-nodwarf "),
                        debug -> assertThat(debug).contains(" -opt=1 ").doesNotContain("debug "));
    }

    @Test
    void a_compile_is_at_the_same_place_each_time_as_the_compiler_s_cache_needs() throws Exception {
        compile(Map.of());
        compile(Map.of());

        assertThat(compiles()).hasSize(2).allMatch(line -> line.startsWith(folder + "/cache/run-0/slot-0 "));
    }

    @Test
    void without_flock_it_ends_with_what_is_missing() throws Exception {
        Files.delete(tools.resolve("flock"));

        assertEndsWithoutLock();
    }

    @Test
    void where_locks_do_not_work_it_ends_too() throws Exception {
        tool("flock", "echo 'flock: 9: No locks available' >&2; exit 71");

        assertEndsWithoutLock();
    }

    private void assertEndsWithoutLock() throws IOException, InterruptedException {
        Outcome outcome = compile(Map.of());

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.said())
                .contains(
                        "cannot lock " + folder.resolve("cache") + "/run-0/lock", "Install flock, or set pelato.cache");
        assertThat(folder.resolve("cache/run-1")).doesNotExist();
    }

    @Test
    void a_place_that_another_run_has_is_left_to_it() throws Exception {
        tool("flock", "[ -f " + folder + "/asked ] && exit 0; : >" + folder + "/asked; exit 1");

        assertThat(compile(Map.of()).said()).contains("done first 0");
        assertThat(folder.resolve("cache/run-1")).exists();
    }
}
