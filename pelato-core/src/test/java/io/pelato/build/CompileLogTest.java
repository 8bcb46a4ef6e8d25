package io.pelato.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.generate.ComponentProject;
import io.pelato.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CompileLogTest {

    private static final ComponentProject PROJECT = new ComponentProject(
            "data_aggregation",
            "1.0.0",
            "processor",
            Path.of("target/pelato/sources/data_aggregation"),
            Path.of("tasks/aggregate.go"),
            Optional.of(Path.of("tasks")),
            Optional.empty(),
            "digest");

    private static final String DECLARE = ". Mend the name, or declare it in the task's code";

    private static List<String> faults(String log) {
        return CompileLog.problems(PROJECT, log).stream().map(Problem::toString).toList();
    }

    @Test
    void a_number_that_an_int_does_not_hold_is_told_with_how_wide_it_is() {
        String said = "cannot use 1 << 40 (untyped int constant 1099511627776) as int value in variable declaration"
                + " (overflows)";

        assertThat(faults("task.go:3:13: " + said))
                .containsExactly("tasks/aggregate.go:3:13: " + said
                        + ". An int has 32 bits in a component: write int64 where a number may be larger");
    }

    @Test
    void every_fault_is_told_in_the_user_s_own_file() {
        assertThat(faults("""
                        # component
                        task.go:5:9: undefined: args
                        task.go:8:2: declared and not used: x
                        """))
                .containsExactly(
                        "tasks/aggregate.go:5:9: undefined: args" + DECLARE,
                        "tasks/aggregate.go:8:2: declared and not used: x");
    }

    @Test
    void a_fault_in_a_folder_of_code_is_told_in_the_file_that_it_stands_in() {
        var folder = new ComponentProject(
                "clean",
                "1.0.0",
                "processor",
                Path.of("out"),
                Path.of("tasks/clean"),
                Optional.empty(),
                Optional.empty(),
                "digest");

        assertThat(CompileLog.problems(folder, "./task-my_helper.go:5:9: declared and not used: x\n").stream()
                        .map(Problem::toString))
                .containsExactly("tasks/clean/my_helper.go:5:9: declared and not used: x");
    }

    @Test
    void a_path_before_the_file_s_name_is_the_builder_s_and_is_dropped() {
        for (String path : List.of("./", "/", "/sources/data_aggregation/", "/home/my user/target/", "a b/")) {
            assertThat(faults(path + "task.go:5:9: undefined: args\n"))
                    .containsExactly("tasks/aggregate.go:5:9: undefined: args" + DECLARE);
        }
    }

    @Test
    void lines_that_explain_a_fault_stay_with_it() {
        assertThat(faults("""
                        task.go:6:9: not enough return values
                        \thave ()
                        \twant (string)
                        task.go:9:6: exec_task redeclared in this block
                        \t/sources/data_aggregation/task.go:3:6: other declaration of exec_task
                        """))
                .containsExactly(
                        "tasks/aggregate.go:6:9: not enough return values\n\thave ()\n\twant (string)",
                        "tasks/aggregate.go:9:6: exec_task redeclared in this block\n"
                                + "\t/sources/data_aggregation/task.go:3:6: other declaration of exec_task");
    }

    @Test
    void a_fault_that_is_said_twice_is_told_once() {
        assertThat(faults("task.go:5:9: undefined: x\n./task.go:5:9: undefined: x\n"))
                .containsExactly("tasks/aggregate.go:5:9: undefined: x" + DECLARE);
    }

    @Test
    void another_file_is_not_the_user_s() {
        assertThat(faults("mytask.go:5:9: undefined: x\n"))
                .containsExactly(
                        "tasks/aggregate.go (data_aggregation) does not compile:\nmytask.go:5:9: undefined: x. The"
                                + " generated project is target/pelato/sources/data_aggregation");
    }

    @Test
    void without_a_place_the_end_of_the_log_is_told() {
        String log = IntStream.rangeClosed(1, 30).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));

        assertThat(faults(log))
                .singleElement()
                .satisfies(fault -> assertThat(fault)
                        .startsWith("tasks/aggregate.go (data_aggregation) does not compile:\nline 11\nline 12\n")
                        .endsWith("line 30. The generated project is target/pelato/sources/data_aggregation"));
    }

    @Test
    void a_fault_in_a_shared_package_is_told_in_the_user_s_own_file() {
        assertThat(faults(
                        "shared/units/task.go:3:9: undefined: x\n./shared/mean.go:4:2: \"os\" imported and not used\n"))
                .containsExactly(
                        "tasks/units/task.go:3:9: undefined: x" + DECLARE,
                        "tasks/mean.go:4:2: \"os\" imported and not used");
    }

    @Test
    void a_fault_in_a_module_is_told_with_the_module_and_who_imports_it() {
        assertThat(faults("modules/example.com/lib@v1.2.3/net/task.go:7:9: undefined: net.Interfaces\n"))
                .containsExactly("The module example.com/lib@v1.2.3, which tasks/aggregate.go imports, does not compile"
                        + " for a component: net/task.go:7:9: undefined: net.Interfaces. Take another version of it or"
                        + " another module, or do without what it has there");
    }

    @Test
    void a_module_is_told_to_be_one_whatever_the_builder_says_of_it() {
        String told = "tasks/aggregate.go:3:8: \"gonum.org/v1/gonum/stat\" is in a module that the tasks do not"
                + " require. Run `go get gonum.org/v1/gonum/stat` in the folder of the tasks, and then `mvn"
                + " pelato:resolve`";

        assertThat(faults("""
                        task.go:3:8: no required module provides package gonum.org/v1/gonum/stat; to add it:
                        \tgo get gonum.org/v1/gonum/stat
                        """)).containsExactly(told);
        assertThat(faults("task.go:3:8: cannot find module providing package gonum.org/v1/gonum/stat: module lookup"
                        + " disabled by GOPROXY=off\n"))
                .containsExactly(told);
    }

    @Test
    void a_go_that_tinygo_does_not_take_is_no_fault_of_the_task() {
        assertThat(faults("error: requires go version 1.19 through 1.25, got go1.26\n"))
                .containsExactly("TinyGo takes Go 1.19 to 1.25, and the go on the PATH is 1.26. Put such a Go first on"
                        + " the PATH, or a newer TinyGo; or let a container compile: pelato.builder=container");
    }

    @Test
    void an_empty_log_still_names_the_task() {
        assertThat(faults(""))
                .singleElement()
                .satisfies(fault ->
                        assertThat(fault).startsWith("tasks/aggregate.go (data_aggregation) does not compile:"));
    }
}
