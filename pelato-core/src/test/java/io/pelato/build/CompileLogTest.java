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
            Optional.empty(),
            "digest");

    private static List<String> faults(String log) {
        return CompileLog.problems(PROJECT, log).stream().map(Problem::toString).toList();
    }

    @Test
    void every_fault_is_told_in_the_user_s_own_file() {
        assertThat(faults("""
                        # component
                        task.go:5:9: undefined: args
                        task.go:8:2: declared and not used: x
                        """))
                .containsExactly(
                        "tasks/aggregate.go:5:9: undefined: args", "tasks/aggregate.go:8:2: declared and not used: x");
    }

    @Test
    void a_path_before_the_file_s_name_is_the_builder_s_and_is_dropped() {
        for (String path : List.of("./", "/", "/sources/data_aggregation/", "/home/my user/target/", "a b/")) {
            assertThat(faults(path + "task.go:5:9: undefined: args\n"))
                    .containsExactly("tasks/aggregate.go:5:9: undefined: args");
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
                .containsExactly("tasks/aggregate.go:5:9: undefined: x");
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
    void an_empty_log_still_names_the_task() {
        assertThat(faults(""))
                .singleElement()
                .satisfies(fault ->
                        assertThat(fault).startsWith("tasks/aggregate.go (data_aggregation) does not compile:"));
    }
}
