package io.pelato.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.generate.ComponentProject;
import io.pelato.generate.ProjectGenerator;
import io.pelato.module.ModuleCache;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.workflow.Optimization;
import io.pelato.workflow.TestProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is compiled and what is not; a shell script plays the container engine and makes wasm of text. */
class ComponentBuilderTest {

    private static final String DECLARE = ". Mend the name, or declare it in the task's code";

    private static final String ENGINE = """
            #!/bin/sh
            case $1 in
            --version) echo "Docker version 29.0.0" ;;
            run)
            \tfor argument; do
            \t\tcase $argument in
            \t\t*,target=/sources,readonly) sources=${argument#*source=} && sources=${sources%,target=*} ;;
            \t\t*,target=/out) out=${argument#*source=} && out=${out%,target=*} ;;
            \t\tesac
            \tdone
            \twhile read -r name world profile; do
            \t\tif grep -n BROKEN "$sources/$name/task.go" > "$out/$name.found"; then
            \t\t\tsed 's/:.*/:1: undefined: BROKEN/; s/^/task.go:/' "$out/$name.found" > "$out/$name.log"
            \t\t\techo "done $name 1"
            \t\telse
            \t\t\tcat "$sources/$name/task.go" > "$out/$name.wasm"
            \t\t\techo "done $name 0"
            \t\tfi
            \tdone
            \t;;
            esac
            """;
    private static final String OTHER = TestProject.TASK
            .replace("tasks:\n", "")
            .replace("aggregate.go", "other.go")
            .replace("data_aggregation", "other");

    @TempDir
    private Path folder;

    private TestProject project;
    private Path engine;
    private final List<String> heard = new ArrayList<>();
    private String machine = "target";
    private TeamCache teamCache = TeamCache.NONE;
    private long cacheBytes = Long.MAX_VALUE;

    @BeforeEach
    void a_workflow_of_two_tasks_with_equal_code() throws IOException {
        project = TestProject.in(folder).with("tasks/other.go", TestProject.GO);
        engine = Files.writeString(folder.resolve("engine"), ENGINE);
        assertThat(engine.toFile().setExecutable(true)).isTrue();
    }

    private List<WasmComponent> build() {
        return build(TestProject.TASK + OTHER);
    }

    private List<WasmComponent> build(String workflow) {
        heard.clear();
        Path sources = folder.resolve(machine).resolve("sources");
        List<ComponentProject> projects = new ProjectGenerator(
                        sources, folder, new ModuleCache(folder.resolve("cache")))
                .generate(project.read(workflow));
        var request = new CompileRequest(
                projects,
                Optional.empty(),
                sources,
                folder.resolve(machine).resolve("wasm"),
                folder.resolve(machine).resolve("cache"),
                BuilderChoice.CONTAINER,
                Optional.of(engine.toString()),
                2,
                Optimization.SIZE,
                teamCache,
                cacheBytes);
        return new ComponentBuilder(request, new Heard()).build();
    }

    @Test
    void equal_projects_are_compiled_once_and_are_the_same_bytes() {
        List<WasmComponent> components = build();

        assertThat(heard).containsExactly("COMPILED data_aggregation", "EQUAL_CODE other");
        assertThat(components).extracting(WasmComponent::file).containsExactly("data_aggregation.wasm", "other.wasm");
        assertThat(components)
                .extracting(WasmComponent::sha256)
                .containsOnly(components.get(0).sha256());
        assertThat(components).extracting(WasmComponent::bytes).containsOnly((long) TestProject.GO.length());
        assertThat(folder.resolve("target/wasm/other.wasm")).hasContent(TestProject.GO);
    }

    @Test
    void what_was_compiled_before_is_not_compiled_again_even_without_the_output() throws IOException {
        List<WasmComponent> first = build();
        Files.delete(folder.resolve("target/wasm/other.wasm"));

        assertThat(build()).isEqualTo(first);
        assertThat(heard).containsExactly("CACHE data_aggregation", "CACHE other");
    }

    @Test
    void only_what_changed_is_compiled() {
        build();
        project.with("tasks/other.go", TestProject.GO + "// changed\n");

        build();

        assertThat(heard).containsExactly("CACHE data_aggregation", "COMPILED other");
    }

    @Test
    void every_task_that_fails_is_told_in_its_own_file() {
        project.with("tasks/aggregate.go", TestProject.GO + "\nvar x = BROKEN\n")
                .with("tasks/other.go", TestProject.GO + "\n\nvar y = BROKEN\n");

        assertThatThrownBy(this::build)
                .isInstanceOf(ProblemsException.class)
                .hasMessage("tasks/aggregate.go:7:1: undefined: BROKEN" + DECLARE
                        + "\ntasks/other.go:8:1: undefined: BROKEN" + DECLARE);
    }

    @Test
    void equal_code_that_fails_is_told_in_each_file_that_has_it() {
        project.with("tasks/aggregate.go", TestProject.GO + "var x = BROKEN\n")
                .with("tasks/other.go", TestProject.GO + "var x = BROKEN\n");

        assertThatThrownBy(this::build)
                .isInstanceOf(ProblemsException.class)
                .hasMessage("tasks/aggregate.go:6:1: undefined: BROKEN" + DECLARE
                        + "\ntasks/other.go:6:1: undefined: BROKEN" + DECLARE);
    }

    @Test
    void a_task_that_fails_does_not_cost_the_others_their_compile() {
        project.with("tasks/aggregate.go", TestProject.GO + "var x = BROKEN\n");
        assertThatThrownBy(this::build).isInstanceOf(ProblemsException.class);
        project.with("tasks/aggregate.go", TestProject.GO + "// mended\n");

        build();

        assertThat(heard).containsExactly("CACHE other", "COMPILED data_aggregation");
    }

    @Test
    void the_same_code_for_another_aim_is_another_compile() {
        String fast = OTHER + "  build: {optimize: speed}\n";

        assertThat(build(TestProject.TASK + fast)).hasSize(2);
        assertThat(heard).containsExactlyInAnyOrder("COMPILED data_aggregation", "COMPILED other");
    }

    @Test
    void where_the_cache_has_everything_no_engine_is_asked_for() throws IOException {
        build();
        Files.delete(engine);

        build();

        assertThat(heard).containsExactly("CACHE data_aggregation", "CACHE other");
    }

    @Test
    void a_cache_that_cannot_be_trimmed_is_told_and_costs_no_build() throws IOException {
        Path immovable = Files.createDirectories(folder.resolve("target/cache/components/00/00.wasm"));
        Files.writeString(immovable.resolve("file"), "");
        cacheBytes = 0;

        assertThat(build()).hasSize(2);

        assertThat(heard).hasSize(3).startsWith("COMPILED data_aggregation", "EQUAL_CODE other");
        assertThat(heard.get(2))
                .startsWith("The cache of components in " + folder.resolve("target/cache") + " cannot be trimmed: ");
    }

    @Test
    void what_the_team_has_is_fetched_and_what_it_has_not_is_compiled_and_offered() {
        var team = new TeamOfOne();
        teamCache = team;
        build();
        assertThat(team.shared.values()).containsExactly(TestProject.GO);

        machine = "another";
        List<WasmComponent> fetched = build();

        assertThat(heard).containsExactly("TEAM_CACHE data_aggregation", "TEAM_CACHE other");
        assertThat(fetched).extracting(WasmComponent::bytes).containsOnly((long) TestProject.GO.length());
        teamCache = TeamCache.NONE;
        build();
        assertThat(heard).containsExactly("CACHE data_aggregation", "CACHE other");
    }

    @Test
    void a_team_cache_that_fails_is_told_once_and_costs_nothing_but_the_compile() {
        teamCache = new TeamCache() {
            @Override
            public Optional<byte[]> fetch(String key) {
                throw new ProblemsException(Problem.of("the cache is out of reach", "Start it"));
            }

            @Override
            public void offer(String key, Path wasm) {
                fetch(key);
            }
        };

        build();

        assertThat(heard)
                .containsExactly(
                        "the cache is out of reach. Start it", "COMPILED data_aggregation", "EQUAL_CODE other");
    }

    @Test
    void a_team_cache_that_breaks_costs_nothing_but_the_compile_either() {
        teamCache = new TeamCache() {
            @Override
            public Optional<byte[]> fetch(String key) {
                throw new IllegalArgumentException("port out of range: 99999");
            }

            @Override
            public void offer(String key, Path wasm) {
                fetch(key);
            }
        };

        build();

        assertThat(heard)
                .containsExactly(
                        "The team's cache cannot be used: java.lang.IllegalArgumentException: port out of range: 99999."
                                + " Check pelato.cache.registry; the build goes on without it",
                        "COMPILED data_aggregation",
                        "EQUAL_CODE other");
    }

    /** A team's cache in memory. */
    private static final class TeamOfOne implements TeamCache {

        private final Map<String, String> shared = new ConcurrentHashMap<>();

        @Override
        public Optional<byte[]> fetch(String key) {
            return Optional.ofNullable(shared.get(key)).map(text -> text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void offer(String key, Path wasm) {
            try {
                shared.put(key, Files.readString(wasm));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final class Heard implements BuildListener {
        @Override
        public void builderChosen(String description) {
            assertThat(description).startsWith("container (" + engine + ", pelato-builder:");
        }

        @Override
        public void imageBuildStarted(String image, Path log) {
            throw new AssertionError("the image is there already");
        }

        @Override
        public void imageBuilt(String image, long milliseconds) {
            throw new AssertionError("the image is there already");
        }

        @Override
        public void arrived(Arrival arrival) {
            heard.add(arrival.origin() + " " + arrival.component().componentName());
            assertThat(arrival.wasm()).exists();
        }

        @Override
        public void cacheNotTrimmed(Problem problem) {
            heard.add(problem.message());
        }

        @Override
        public void teamCacheFailed(Problem problem) {
            heard.add(problem.toString());
        }
    }
}
