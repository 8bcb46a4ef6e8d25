package io.pelato.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.problem.Location;
import io.pelato.template.TaskForm;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoSourceTest {

    private static final Path FILE = Path.of("tasks/a.go");

    private static GoSource source(String text) {
        return GoSource.parse(text, FILE);
    }

    private static GoSource.Function function(String text) {
        return source(text).function("exec_task").orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    STRING         | func exec_task(arg string) string {
                    STRING         | func exec_task(_ string) (out string) {
                    STRING         | func exec_task(string) string {
                    STRING         | func  exec_task ( arg  string ) ( string ) {
                    STRING_ERROR   | func exec_task(arg string) (string, error) {
                    STRING_ERROR   | func exec_task(arg string) (result string, err error) {
                    BYTES          | func exec_task(arg []byte) []byte {
                    BYTES          | func exec_task(arg []uint8) []uint8 {
                    BYTES          | func exec_task(arg [] byte) [] byte {
                    BYTES          | func exec_task([]byte) []byte {
                    BYTES_ERROR    | func exec_task(arg []byte) (_ []byte, _ error) {
                    KEYVALUE       | func exec_task(key, data string) (string, string) {
                    KEYVALUE       | func exec_task(key string, data string) (k, d string) {
                    KEYVALUE       | func exec_task(string, string) (string, string) {
                    KEYVALUE_ERROR | func exec_task(key, data string) (k, d string, err error) {
                    """)
    void each_form_of_exec_task_is_told_by_its_types(TaskForm form, String head) {
        GoSource.Function function = function("package main\n" + head + "\n}\n");

        assertThat(TaskForm.of(function.parameters(), function.results())).contains(form);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "func exec_task() string {",
                "func exec_task(arg string) {",
                "func exec_task(arg int) string {",
                "func exec_task(arg ...string) string {",
                "func exec_task(arg *string) string {",
                "func exec_task(arg string) *string {",
                "func exec_task(chan string) string {",
                "func exec_task(arg chan string) string {",
                "func exec_task(f func(a, b string) string) string {",
                "func exec_task(m map[string]string) string {",
                "func exec_task(a, b, c string) (string, string) {",
                "func exec_task(arg string) (string, string) {",
                "func exec_task(arg string) (error, string) {",
                "func exec_task(arg [4]byte) []byte {",
                "func exec_task(arg interface{}) string {",
                "func exec_task(arg string) string, error {",
            })
    void other_types_are_no_form(String head) {
        GoSource.Function function = function("package main\n" + head + "\n}\n");

        assertThat(TaskForm.of(function.parameters(), function.results())).isEmpty();
    }

    @Test
    void a_parameter_list_may_go_over_several_lines() {
        GoSource.Function function = function("""
                        package main

                        func exec_task(
                        \tkey, // what it is called
                        \tdata string,
                        ) (
                        \tstring,
                        \tstring, /* the value */
                        \terror,
                        ) {
                        \treturn key, data, nil
                        }
                        """);

        assertThat(function.parameters()).containsExactly("string", "string");
        assertThat(function.results()).containsExactly("string", "string", "error");
        assertThat(function.text()).isEqualTo("func exec_task( key, data string, ) ( string, string, error, )");
    }

    @Test
    void comments_strings_and_runes_are_no_code() {
        var source = source("""
                // package tools
                /*
                package other
                func main() {}
                */
                package main

                const help = `
                func exec_task(arg int) int {
                `
                const quote = '"'
                const escaped = '\\''
                const line = "\\" func main() { // no comment"
                const url = "https://example" /* func main() {} */

                func exec_task(arg string) string {
                \treturn arg
                }
                """);

        assertThat(source.packageName()).contains(new GoSource.Named("main", new Location(FILE, 6, 9)));
        assertThat(source.function("main")).isEmpty();
        assertThat(source.function("exec_task"))
                .map(GoSource.Function::location)
                .contains(new Location(FILE, 16, 6));
    }

    @Test
    void a_method_is_not_the_function() {
        assertThat(source("package main\nfunc (t task) exec_task(arg string) string {\n}\n")
                        .function("exec_task"))
                .isEmpty();
    }

    @Test
    void a_longer_or_shorter_name_is_not_the_function() {
        assertThat(source("package main\nfunc exec_tasks(arg string) string {}\nfunc exec() {}\n")
                        .function("exec_task"))
                .isEmpty();
    }

    @Test
    void a_function_with_type_parameters_is_found_as_such() {
        GoSource.Function function = function("package main\nfunc exec_task[T any](arg string) string {\n}\n");

        assertThat(function.generics()).isEqualTo(GoSource.Generics.TYPE_PARAMETERS);
        assertThat(function.text()).isEqualTo("func exec_task[T any](arg string) string");
    }

    @Test
    void line_ends_of_windows_change_no_place_and_no_type() {
        var source = source("package main\r\n\r\nfunc exec_task(\r\n\targ string,\r\n) string {\r\n}\r\n");

        assertThat(source.packageName()).map(GoSource.Named::name).contains("main");
        assertThat(source.function("exec_task")).hasValueSatisfying(function -> {
            assertThat(function.location()).isEqualTo(new Location(FILE, 3, 6));
            assertThat(TaskForm.of(function.parameters(), function.results())).contains(TaskForm.STRING);
        });
    }

    @Test
    void a_byte_order_mark_hides_nothing() {
        assertThat(source("\uFEFFpackage main\n").packageName()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "func exec_task(",
                "func exec_task(arg string",
                "func exec_task(arg string)",
                "func exec_task(arg string) (string",
                "func exec_task(arg string) string",
                "func exec_task(arg /*",
                "func exec_task(arg `",
                "func exec_task(arg \"\\",
            })
    void a_file_that_ends_too_early_is_read_as_far_as_it_goes(String end) {
        assertThat(source("package main\n" + end).function("exec_task"))
                .map(GoSource.Function::location)
                .contains(new Location(FILE, 2, 6));
    }

    @Test
    void an_empty_file_declares_nothing() {
        assertThat(source("").packageName()).isEqualTo(Optional.empty());
        assertThat(source("").function("exec_task")).isEmpty();
    }

    @Test
    void names_that_share_a_type_have_it_each() {
        assertThat(GoTypes.of("a, b string, c []byte, d, e map[string]int"))
                .isEqualTo(List.of("string", "string", "[]byte", "map[string]int", "map[string]int"));
    }
}
