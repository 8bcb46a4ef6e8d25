package io.pelato.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.generate.ComponentProject;
import io.pelato.generate.ProjectGenerator;
import io.pelato.problem.ProblemsException;
import io.pelato.workflow.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is compiled and what is not; a shell script plays the container engine and makes wasm of text. */
class ComponentBuilderTest {

    private static final String ENGINE = """
            #!/bin/sh
            case $1 in
            --version) echo "Docker version 29.0.0" ;;
            run)
            \tfor argument; do
            \t\tcase $argument in
            \t\t*:/sources:ro) sources=${argument%:/sources:ro} ;;
            \t\t*:/out) out=${argument%:/out} ;;
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

    @BeforeEach
    void a_workflow_of_two_tasks_with_equal_code() throws IOException {
        project = TestProject.in(folder).with("tasks/other.go", TestProject.GO);
        engine = Files.writeString(folder.resolve("engine"), ENGINE);
        assertThat(engine.toFile().setExecutable(true)).isTrue();
    }

    private List<WasmComponent> build() {
        heard.clear();
        Path sources = folder.resolve("target/sources");
        List<ComponentProject> projects =
                new ProjectGenerator(sources, folder).generate(project.read(TestProject.TASK + OTHER));
        var request = new BuildRequest(
                projects,
                sources,
                folder.resolve("target/wasm"),
                folder.resolve("cache"),
                BuilderChoice.CONTAINER,
                Optional.of(engine.toString()),
                2,
                Optimization.SIZE,
                Long.MAX_VALUE);
        return new ComponentBuilder(request, new Heard()).build();
    }

    @Test
    void equal_projects_are_compiled_once_and_are_the_same_bytes() {
        List<WasmComponent> components = build();

        assertThat(heard).containsExactly("compiled data_aggregation", "reused other");
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
        assertThat(heard).containsExactly("reused data_aggregation", "reused other");
    }

    @Test
    void only_what_changed_is_compiled() {
        build();
        project.with("tasks/other.go", TestProject.GO + "// changed\n");

        build();

        assertThat(heard).containsExactly("reused data_aggregation", "compiled other");
    }

    @Test
    void every_task_that_fails_is_told_in_its_own_file() {
        project.with("tasks/aggregate.go", TestProject.GO + "\nvar x = BROKEN\n")
                .with("tasks/other.go", TestProject.GO + "\n\nvar y = BROKEN\n");

        assertThatThrownBy(this::build)
                .isInstanceOf(ProblemsException.class)
                .hasMessage("tasks/aggregate.go:7:1: undefined: BROKEN\ntasks/other.go:8:1: undefined: BROKEN");
    }

    @Test
    void equal_code_that_fails_is_told_in_each_file_that_has_it() {
        project.with("tasks/aggregate.go", TestProject.GO + "var x = BROKEN\n")
                .with("tasks/other.go", TestProject.GO + "var x = BROKEN\n");

        assertThatThrownBy(this::build)
                .isInstanceOf(ProblemsException.class)
                .hasMessage("tasks/aggregate.go:6:1: undefined: BROKEN\ntasks/other.go:6:1: undefined: BROKEN");
    }

    @Test
    void a_task_that_fails_does_not_cost_the_others_their_compile() {
        project.with("tasks/aggregate.go", TestProject.GO + "var x = BROKEN\n");
        assertThatThrownBy(this::build).isInstanceOf(ProblemsException.class);
        project.with("tasks/aggregate.go", TestProject.GO + "// mended\n");

        build();

        assertThat(heard).containsExactly("reused other", "compiled data_aggregation");
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
        public void reused(String componentName) {
            heard.add("reused " + componentName);
        }

        @Override
        public void compiled(String componentName, long bytes, long milliseconds) {
            heard.add("compiled " + componentName);
        }
    }
}
