package io.pelato.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.template.TaskForm;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found in a task's Go file before anything is compiled. */
class TaskCodeTest {

    private static final String PRODUCER = TestProject.TASK.replace("processor_nats", "producer_nats");

    @TempDir
    private Path folder;

    private String faultsOf(String go) {
        return TestProject.in(folder).with("tasks/aggregate.go", go).faults(PRODUCER);
    }

    private String faultsOfCode(String name) {
        return TestProject.in(folder).faults(TestProject.TASK.replace("aggregate.go", name));
    }

    @Test
    void a_file_that_is_not_there_is_told_with_the_nearest_that_is() {
        TestProject.in(folder).with("tasks/read.go", TestProject.GO).with("tasks/notes.txt", "");

        assertThat(faultsOfCode("agregate.go"))
                .isEqualTo("workflow.yaml:4:9: there is no file tasks/agregate.go. Did you mean \"aggregate.go\"? Known"
                        + " here: aggregate.go, read.go");
    }

    @Test
    void a_project_without_the_folder_tasks_is_told_to_make_it() {
        assertThat(TestProject.in(folder.resolve("other"))
                        .with("tasks/aggregate.go", "")
                        .faults(TestProject.TASK.replace("aggregate.go", "../aggregate.go")))
                .isEqualTo("workflow.yaml:4:9: \"../aggregate.go\" is no Go file in tasks. Write a name such as"
                        + " read.go");
    }

    @Test
    void only_a_go_file_is_code() {
        assertThat(faultsOfCode("aggregate.py"))
                .isEqualTo("workflow.yaml:4:9: \"aggregate.py\" is no Go file in tasks. Write a name such as read.go");
    }

    @Test
    void a_file_without_exec_task_is_told_which_one_to_add() {
        assertThat(faultsOf("package main\n\nfunc execTask(arg string) string { return arg }\n"))
                .isEqualTo("tasks/aggregate.go:1:1: there is no function exec_task in this file. Add"
                        + " `func exec_task(arg string) string` or `func exec_task(arg string) (string, error)`");
    }

    @Test
    void a_wrong_signature_is_told_where_it_stands_and_as_it_stands() {
        assertThat(faultsOf("package main\n\n// comment\nfunc exec_task(arg  int) (string, error) {\n}\n"))
                .isEqualTo(
                        "tasks/aggregate.go:4:6: exec_task has the wrong signature: `func exec_task(arg int) (string,"
                                + " error)`. This task's type calls `func exec_task(arg string) string` or"
                                + " `func exec_task(arg string) (string, error)`");
    }

    @Test
    void a_form_that_only_other_types_call_is_a_wrong_signature() {
        assertThat(faultsOf("package main\n\nfunc exec_task(arg []byte) []byte {\n}\n"))
                .isEqualTo("tasks/aggregate.go:3:6: exec_task has the wrong signature:"
                        + " `func exec_task(arg []byte) []byte`. This task's type calls"
                        + " `func exec_task(arg string) string` or `func exec_task(arg string) (string, error)`");
    }

    @Test
    void type_parameters_are_a_wrong_signature() {
        assertThat(faultsOf("package main\n\nfunc exec_task[T any](arg string) string {\n}\n"))
                .startsWith("tasks/aggregate.go:3:6: exec_task has the wrong signature:"
                        + " `func exec_task[T any](arg string) string`. This task's type calls");
    }

    @Test
    void a_package_other_than_main_is_told() {
        assertThat(faultsOf(TestProject.GO.replace("package main", "package aggregate")))
                .isEqualTo("tasks/aggregate.go:1:9: a task's file must be in package main, found aggregate. Start it"
                        + " with `package main`");
    }

    @Test
    void a_file_without_a_package_is_told() {
        assertThat(faultsOf(TestProject.GO.replace("package main", "")))
                .isEqualTo("tasks/aggregate.go:1:1: a task's file must be in package main. Start it with `package"
                        + " main`");
    }

    @Test
    void a_main_function_of_its_own_is_told() {
        assertThat(faultsOf(TestProject.GO + "\nfunc main() {\n}\n"))
                .isEqualTo("tasks/aggregate.go:7:6: a task's file must not have a main function. Pelato adds its own:"
                        + " remove it");
    }

    @Test
    void a_fault_in_a_file_of_two_tasks_is_told_once() {
        TestProject project = TestProject.in(folder).with("tasks/aggregate.go", TestProject.GO + "func main() {\n}\n");

        assertThat(project.faults(TestProject.TASK
                        + TestProject.TASK.replace("tasks:\n", "").replace("data_aggregation", "other")))
                .isEqualTo("tasks/aggregate.go:6:6: a task's file must not have a main function. Pelato adds its own:"
                        + " remove it");
    }

    @Test
    void the_form_that_was_found_is_the_task_s() {
        Task task = TestProject.in(folder)
                .with("tasks/aggregate.go", "package main\n\nfunc exec_task(b []byte) ([]byte, error) {\n}\n")
                .task(TestProject.TASK);

        assertThat(task.form()).isEqualTo(TaskForm.BYTES_ERROR);
        assertThat(task.code()).isEqualTo(folder.resolve("tasks/aggregate.go"));
    }

    @Test
    void a_folder_is_code_of_several_files_without_its_tests() {
        TestProject project = TestProject.in(folder)
                .with("tasks/clean/clean.go", TestProject.GO)
                .with("tasks/clean/helper.go", "package main\n\nfunc help() {}\n")
                .with(
                        "tasks/clean/clean_test.go",
                        "package main\n\nimport \"testing\"\n\nfunc TestIt(t *testing.T) {}\n")
                .with("tasks/clean/_draft.go", "no Go at all");

        Task task = project.task(TestProject.TASK.replace("aggregate.go", "clean"));

        assertThat(task.code()).isEqualTo(folder.resolve("tasks/clean"));
        assertThat(task.form()).isEqualTo(TaskForm.STRING);
    }

    @Test
    void every_file_of_a_folder_is_checked_and_told_by_its_name() {
        TestProject project = TestProject.in(folder)
                .with("tasks/clean/a.go", TestProject.GO)
                .with("tasks/clean/b.go", TestProject.GO)
                .with("tasks/clean/c.go", "package helper\n\nimport \"net/http\"\n\nfunc main() {}\n");

        assertThat(project.faults(TestProject.TASK.replace("aggregate.go", "clean")))
                .contains("tasks/clean/b.go:3:6: exec_task stands here a second time, first in tasks/clean/a.go")
                .contains("tasks/clean/c.go:1:9: a task's file must be in package main, found helper")
                .contains("tasks/clean/c.go:3:8: \"net/http\" does not work in a component")
                .contains("tasks/clean/c.go:5:6: a task's file must not have a main function");
    }

    @Test
    void a_folder_without_code_is_told() {
        TestProject project =
                TestProject.in(folder).with("tasks/clean/notes.txt", "").with("tasks/none/a.go", "package main\n");

        assertThat(project.faults(TestProject.TASK.replace("aggregate.go", "clean")))
                .isEqualTo("workflow.yaml:4:9: tasks/clean holds no Go file. Put the task's code there");
        assertThat(project.faults(TestProject.TASK.replace("aggregate.go", "none")))
                .startsWith("workflow.yaml:4:9: there is no function exec_task in tasks/none. Add `func exec_task(");
    }
}
