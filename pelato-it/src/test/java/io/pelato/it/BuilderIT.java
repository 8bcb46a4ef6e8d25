package io.pelato.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.infra.Command;
import io.pelato.it.lattice.Folders;
import io.pelato.it.lattice.Tools;
import io.pelato.it.maven.MavenProjectFolder;
import io.pelato.it.maven.MavenResult;
import io.pelato.it.maven.MavenRun;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compiling in a container of a real engine, and with the tools on the PATH. */
class BuilderIT {

    private static final Pattern IMAGE = Pattern.compile("pelato-builder:[0-9a-f]+");
    private static final List<String> COMPONENTS = List.of("upper", "upper_elsewhere", "check");

    @TempDir
    private Path folder;

    /** The builder's image takes minutes where it is not there yet, and no test below is about that. */
    @BeforeAll
    static void buildImage() {
        String output = MavenProjectFolder.copyOf("equal-code", BuilderIT.class)
                .maven("package", "-Dpelato.builder=container", "-Dpelato.cache=" + freshCache())
                .succeeded()
                .output();
        Matcher image = IMAGE.matcher(output);
        assertThat(image.find()).as(output).isTrue();
        TestedEngine.PODMAN.take(image.group(), TestedEngine.DOCKER);
    }

    private static List<String> inContainer(TestedEngine engine) {
        return List.of("-Dpelato.builder=container", "-Dpelato.builder.engine=" + engine.command());
    }

    @Test
    void every_builder_gives_the_same_bytes_each_time_whatever_the_folder_is_called() throws IOException {
        MavenProjectFolder project =
                MavenProjectFolder.copyOf("equal-code", BuilderIT.class, "a folder: of \"mine\", with commas");
        List<List<String>> builds = new ArrayList<>();

        for (List<String> builder : List.of(
                List.of("-Dpelato.builder=local"),
                inContainer(TestedEngine.DOCKER),
                inContainer(TestedEngine.PODMAN),
                List.of("-Dpelato.builder=local"),
                inContainer(TestedEngine.DOCKER))) {
            Path cache = freshCache();
            String output = project.maven(builder, "clean", "package", "-Dpelato.cache=" + cache)
                    .succeeded()
                    .output();

            assertThat(output)
                    .as("equal code is compiled once")
                    .contains("upper: compiled: ", "check: compiled: ")
                    .contains("upper_elsewhere: the same code as another task, compiled once");
            List<String> build = new ArrayList<>(List.of(project.read("target/pelato/components.json")));
            for (String component : COMPONENTS) {
                byte[] wasm = Files.readAllBytes(
                        project.directory().resolve("target/pelato/components/" + component + ".wasm"));
                build.add(component + " " + Arrays.hashCode(wasm) + " " + wasm.length);
            }
            builds.add(build);
        }

        assertThat(builds).allSatisfy(build -> assertThat(build).isEqualTo(builds.get(0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "container"})
    void go_s_errors_are_told_in_the_user_s_own_files_for_every_task_that_fails(String builder) {
        MavenProjectFolder project = MavenProjectFolder.copyOf("broken-go", BuilderIT.class);

        MavenResult result =
                project.maven("package", "-Dpelato.builder=" + builder).failed();

        assertThat(result.errors())
                .containsExactly(
                        "tasks/unknown.go:4:15: undefined: missing. Mend the name, or declare it in the task's code",
                        "tasks/types.go:7:20: cannot use count (variable of type int) as string value in variable"
                                + " declaration",
                        "tasks/types.go:8:9: invalid operation: text + 1.5 (mismatched types string and untyped float)",
                        "3 problems, told above");
    }

    @Test
    void a_generated_project_compiles_by_itself() {
        MavenProjectFolder project = MavenProjectFolder.copyOf("equal-code", BuilderIT.class);
        project.maven("generate-sources").succeeded();
        Path tinygo = Path.of(Tools.installed().path("compiler.path").split(":", -1)[0])
                .getParent();
        String path = Tools.installed().buildEnvironment().getOrDefault("PATH", System.getenv("PATH"));

        Command.in(project.directory().resolve("target/pelato/generated/check"))
                .with(Tools.installed().buildEnvironment())
                .with(Map.of(
                        "PATH", path + ":/usr/lib/llvm-19/bin",
                        "TINYGOROOT", tinygo.resolve("root").toString(),
                        "GOTOOLCHAIN", "local",
                        "GOFLAGS", "-mod=mod",
                        "GOPROXY", "off"))
                .run(
                        tinygo.resolve("bin/tinygo").toString(),
                        "build",
                        "-target",
                        tinygo.resolve("wasip2.json").toString(),
                        "-wit-package",
                        "./wit",
                        "-wit-world",
                        "processor",
                        "-o",
                        folder.resolve("check.wasm").toString(),
                        ".");

        assertThat(folder.resolve("check.wasm")).isNotEmptyFile();
    }

    @Test
    void auto_takes_the_engine_that_answers_and_else_the_tools_on_the_path_and_says_which() {
        MavenProjectFolder project = MavenProjectFolder.copyOf("equal-code", BuilderIT.class);

        assertThat(project.maven("package", "-Dpelato.builder=auto", "-Dpelato.cache=" + freshCache())
                        .succeeded()
                        .output())
                .containsPattern("Builder: container \\(docker, pelato-builder:[0-9a-f]+\\)");
        assertThat(project.maven(
                                "package",
                                "-Dpelato.builder=auto",
                                "-Dpelato.builder.engine=no-such-engine",
                                "-Dpelato.cache=" + freshCache())
                        .succeeded()
                        .output())
                .containsPattern(
                        "Builder: tools on the PATH \\(tinygo version \\S+ .*, wasm-tools .*, wasm-opt .*\\).*no-such-engine");
    }

    @Test
    void a_builder_that_is_not_there_is_told_with_what_to_do() {
        MavenProjectFolder project = MavenProjectFolder.copyOf("equal-code", BuilderIT.class);

        assertThat(project.maven("package", "-Dpelato.builder=container", "-Dpelato.builder.engine=no-such-engine")
                        .failed()
                        .errors())
                .singleElement()
                .asString()
                .startsWith("There is nothing to compile with: `no-such-engine` cannot be started: ")
                .endsWith("Start docker or podman (pelato.builder.engine names another command), or set"
                        + " pelato.builder=local");
        assertThat(project.withEnvironment("DOCKER_HOST", "tcp://127.0.0.1:1")
                        .maven("package", "-Dpelato.builder=container", "-Dpelato.builder.engine=docker")
                        .failed()
                        .errors())
                .singleElement()
                .asString()
                .startsWith("There is nothing to compile with: `docker info` finds no engine: ");
        assertThat(project.withEnvironment("PATH", pathWithoutTools())
                        .maven("package", "-Dpelato.builder=local")
                        .failed()
                        .errors())
                .singleElement()
                .asString()
                .startsWith("There is nothing to compile with: not on the PATH: tinygo")
                .endsWith("Put the tools on the PATH, or set pelato.builder=container");
    }

    private static String pathWithoutTools() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .filter(directory -> !Files.exists(Path.of(directory, "tinygo")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    static Stream<Arguments> endings() {
        return Stream.of(TestedEngine.values())
                .flatMap(engine -> Stream.of(
                        Arguments.of("Ctrl-C", engine, (Consumer<MavenRun>) MavenRun::interrupt),
                        Arguments.of("SIGKILL", engine, (Consumer<MavenRun>) MavenRun::kill)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("endings")
    void a_build_that_is_broken_off_leaves_no_container(String name, TestedEngine engine, Consumer<MavenRun> ending) {
        MavenProjectFolder project = MavenProjectFolder.copyOf("equal-code", BuilderIT.class);
        MavenRun run = project.start(
                Stream.concat(inContainer(engine).stream(), Stream.of("package", "-Dpelato.cache=" + freshCache()))
                        .toList());
        Eventually.that(
                "the builder's container runs",
                () -> !containers(engine, project, "-q").isEmpty(),
                run::output);

        ending.accept(run);

        assertThat(run.finish().exitCode()).isNotZero();
        Eventually.that(
                "no container of the build is left",
                () -> containers(engine, project, "-aq").isEmpty(),
                () -> containers(engine, project, "-a").toString());
    }

    /** A cache that no build has used; not in a temporary folder, as TinyGo fills it with links to its sources. */
    private static Path freshCache() {
        Path cache = Path.of(System.getProperty("pelato.it.work"), "BuilderIT", "cache")
                .toAbsolutePath();
        Folders.delete(cache);
        return cache;
    }

    /** The builder's containers that see the project. */
    private static List<String> containers(TestedEngine engine, MavenProjectFolder project, String option) {
        Path sources = project.directory().resolve("target/pelato/generated").toAbsolutePath();
        return engine.lines("ps", option, "--filter", "label=io.pelato=builder", "--filter", "volume=" + sources);
    }
}
