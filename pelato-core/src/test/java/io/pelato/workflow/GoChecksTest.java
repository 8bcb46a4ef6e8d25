package io.pelato.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a task's code is refused or warned of because it would not do in a component what it does elsewhere. */
class GoChecksTest {

    private static final String TASK = "\nfunc exec_task(arg string) string { return arg }\n";

    @TempDir
    private Path folder;

    private String faults(String go) {
        return TestProject.in(folder).with("tasks/aggregate.go", go).faults(TestProject.TASK);
    }

    private List<String> warnings(String go) {
        return TestProject.in(folder).with("tasks/aggregate.go", go).read(TestProject.TASK).warnings().stream()
                .map(Problem::toString)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "net",
                "net/http",
                "net/http/httptest",
                "net/mail",
                "crypto/tls",
                "os/exec",
                "os/signal",
                "plugin",
                "text/template",
                "html/template",
                "C"
            })
    void a_package_that_does_not_work_in_a_component_is_refused_at_its_import(String path) {
        assertThat(faults("package main\n\nimport (\n\t\"fmt\"\n\tx \"" + path + "\"\n)\n" + TASK))
                .startsWith("tasks/aggregate.go:5:4: \"" + path + "\" does not work in a component. ");
    }

    @Test
    void a_module_is_refused_at_its_import_where_the_tasks_are_no_module() {
        assertThat(faults("package main\n\nimport \"gonum.org/v1/gonum/stat\"\n" + TASK))
                .isEqualTo(
                        "tasks/aggregate.go:3:8: \"gonum.org/v1/gonum/stat\" is in a module, and no go.mod requires one"
                                + " for the tasks. Run `mvn pelato:resolve -Dpelato.get=gonum.org/v1/gonum/stat`, which writes"
                                + " go.mod and go.sum and fetches it");
    }

    private String faultsInModule(String path) {
        TestProject.in(folder)
                .with("tasks/go.mod", "module plant\n\ngo 1.21\n\nrequire example.com/lib v1.0.0\n")
                .with("tasks/other/other.go", "package main\n" + TASK)
                .with("tasks/units/units.go", "package units\n\nimport (\n\t_ \"net/http\"\n\t_ \"plant/none\"\n)\n");
        return faults("package main\n\nimport _ \"" + path + "\"\n" + TASK);
    }

    @Test
    void a_module_that_go_mod_does_not_require_is_told_at_its_import_with_the_command_to_run() {
        assertThat(faultsInModule("gonum.org/v1/gonum/stat"))
                .isEqualTo(
                        "tasks/aggregate.go:3:10: \"gonum.org/v1/gonum/stat\" is in a module that tasks/go.mod does not"
                                + " require. Run `go get gonum.org/v1/gonum/stat` in tasks and then `mvn pelato:resolve`, or"
                                + " without Go on this machine `mvn pelato:resolve -Dpelato.get=gonum.org/v1/gonum/stat`");
    }

    @Test
    void a_module_that_go_mod_requires_is_taken() {
        TestProject.in(folder).with("tasks/go.mod", "module plant\n\ngo 1.21\n\nrequire example.com/lib v1.0.0\n");

        assertThat(warnings("package main\n\nimport _ \"example.com/lib/mean\"\n" + TASK))
                .isEmpty();
    }

    @Test
    void a_shared_package_is_checked_as_the_task_is_and_so_is_what_it_imports() {
        assertThat(faultsInModule("plant/units"))
                .startsWith("tasks/units/units.go:4:4: \"net/http\" does not work in a component. ")
                .contains(
                        "\ntasks/units/units.go:5:4: there is no package \"plant/none\": tasks/none holds no Go file of"
                                + " one. Mend the path, or put the package there")
                .hasLineCount(2);
    }

    @Test
    void another_task_cannot_be_imported() {
        assertThat(faultsInModule("plant/other"))
                .isEqualTo(
                        "tasks/aggregate.go:3:10: \"plant/other\" is package main, which nothing can import. Put what"
                                + " both need into a folder of its own beside the tasks', with a package of its own name");
    }

    @Test
    void a_folder_is_told_with_the_path_that_it_has_in_the_module() {
        assertThat(faultsInModule("./units"))
                .isEqualTo(
                        "tasks/aggregate.go:3:10: \"./units\" is a folder, and Go imports packages by their paths. Write"
                                + " \"plant/units\"");
    }

    @Test
    void a_go_mod_that_a_build_cannot_go_by_is_told_where_a_module_is_imported_and_only_there() {
        TestProject.in(folder).with("tasks/go.mod", "module plant\n\nreplace example.com/lib => ../lib\n");

        assertThat(warnings("package main\n" + TASK)).isEmpty();
        assertThat(faults("package main\n\nimport _ \"example.com/lib\"\n" + TASK))
                .contains("tasks/go.mod:3:1: a build of components replaces no module. ");
    }

    @Test
    void a_folder_beside_the_task_is_refused_at_its_import() {
        assertThat(faults("package main\nimport \"./units\"\n" + TASK))
                .isEqualTo(
                        "tasks/aggregate.go:2:8: \"./units\" is a folder, and Go imports packages by their paths. Put the"
                                + " task and what it needs of it into one folder, and name that in `code`; or make the"
                                + " folder of the tasks a module, with a go.mod that begins with `module plant`, and import"
                                + " \"plant/NAME\"");
    }

    @ParameterizedTest
    @CsvSource({
        "var main = 1, main",
        "type main struct{}, main",
        "func pelato_work() {}, pelato_work",
        "const pelato_x = 1, pelato_x"
    })
    void a_name_of_the_code_around_a_task_is_told(String declaration, String name) {
        assertThat(faults("package main\n\n" + declaration + "\n\n" + TASK))
                .startsWith("tasks/aggregate.go:3:")
                .endsWith(": \"" + name
                        + "\" is a name of the code that is put around a task. Choose another: `main` and names"
                        + " that begin with `pelato_` are taken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "func handler() {}",
                "var mainly = 1",
                "type pump struct{ main, pelato_x int }",
                "func f() {\n\tvar main = 1\n\t_ = main\n}"
            })
    void other_names_are_the_task_s_own(String declaration) {
        assertThat(warnings("package main\n\n" + declaration + "\n\n" + TASK)).isEmpty();
    }

    @Test
    void a_function_that_go_does_not_hold_is_told() {
        assertThat(faults("package main\n\nfunc beat() int\n\n" + TASK))
                .isEqualTo(
                        "tasks/aggregate.go:3:6: the function beat has no body. Write it in Go: a task has no code in"
                                + " another language");
        assertThat(faults("package main\n\n//go:wasmimport env beat\nfunc beat() int\n\n" + TASK))
                .isEqualTo(
                        "tasks/aggregate.go:3:1: a task cannot import a function of its host. Use what the task's type"
                                + " brings to the task and takes from it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "func f() (\n\tint,\n) {\n\treturn 1\n}",
                "func f(\n\ta int,\n) int {\n\treturn a\n}",
                "func f[T any](\n\ta T) interface {\n\tM()\n} { return nil }",
                "func (p pump) f() map[string]struct{} { return nil }",
                "type f func(int) string",
                "type f interface {\n\tbeat() int\n}",
                "//go:linkname beat other.beat\nfunc beat() int"
            })
    void a_function_with_a_body_is_none_of_these(String declaration) {
        assertThat(warnings("package main\n\n" + declaration + "\n\n" + TASK)).isEmpty();
    }

    @Test
    void imports_are_read_as_go_reads_them() {
        assertThat(faults("""
                package main

                /* import "net/http" */
                import _ "net/http/pprof"; import . `net/rpc`
                import ( // "net/smtp"
                \t"fmt"; "os/user"
                )
                var text = "import \\"net\\""
                """ + TASK))
                .contains(":4:10: \"net/http/pprof\"", ":4:37: \"net/rpc\"", ":6:9: \"os/user\"")
                .hasLineCount(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"net/url", "net/netip", "encoding/json", "mime", "html", "crypto/sha256", "time/tzdata", "regexp"
            })
    void packages_that_work_are_taken(String path) {
        assertThat(warnings("package main\n\nimport _ \"" + path + "\"\n" + TASK))
                .isEmpty();
    }

    @Test
    void an_embedded_file_is_refused_at_its_line() {
        assertThat(faults("package main\n\nimport _ \"embed\"\n\n//go:embed table.txt\nvar table string\n" + TASK))
                .isEqualTo(
                        "tasks/aggregate.go:5:1: a task cannot embed files: it takes Go files alone. Put the content into a"
                                + " constant, in backquotes if it has several lines");
    }

    @ParameterizedTest
    @CsvSource({"ignore", "!linux", "windows || darwin", "linux && !arm", "(wasip1)", "!tinygo", "go1.99"})
    void a_build_constraint_that_leaves_the_file_out_is_told(String constraint) {
        assertThat(faults("//go:build " + constraint + "\n\npackage main\n" + TASK))
                .isEqualTo(
                        "tasks/aggregate.go:1:1: the build constraint \"" + constraint + "\" leaves this file out of a"
                                + " component. Remove the line, or change it so that it holds for tinygo");
    }

    @ParameterizedTest
    @CsvSource({"linux && !windows", "tinygo", "!ignore", "(windows || tinygo) && go1.21", "unix"})
    void a_build_constraint_that_holds_is_taken(String constraint) {
        assertThat(warnings("//go:build " + constraint + "\n\npackage main\n" + TASK))
                .isEmpty();
    }

    @Test
    void a_build_constraint_after_the_package_clause_is_a_comment() {
        assertThat(warnings("package main\n\n//go:build ignore\n" + TASK)).isEmpty();
    }

    @Test
    void an_instant_in_an_int_is_warned_of() {
        assertThat(warnings("package main\nimport \"time\"\nvar at = int(time.Now().UnixMilli())\n" + TASK))
                .containsExactly(
                        "tasks/aggregate.go:3:10: this instant does not fit into an int, which has 32 bits in a"
                                + " component: it comes out as another number. Write int64 where a number may be larger:"
                                + " milliseconds, counters, ids");
        assertThat(warnings("package main\nimport \"time\"\nvar at = int(time.Now().UnixMilli() % 1000)\n" + TASK))
                .isEmpty();
        assertThat(warnings("package main\nimport \"time\"\nvar at = int64(time.Now().UnixNano())\n" + TASK))
                .isEmpty();
    }

    @Test
    void an_instant_that_a_variable_keeps_is_warned_of_where_it_becomes_an_int() {
        assertThat(warnings("""
                package main

                import "time"

                func stamp() int {
                \tms := time.Now().UnixMilli()
                \treturn int(ms)
                }
                """ + TASK))
                .singleElement()
                .asString()
                .startsWith("tasks/aggregate.go:7:9: this instant does not fit into an int");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var at = int(time.Now().UnixMilli() / 1000)",
                "var at = int(time.Now().UnixNano() / 1e9)",
                "var at = int(time.Now().UnixNano() / int64(time.Second))",
                "var at = int(time.Now().Unix())"
            })
    void seconds_fit_into_an_int(String line) {
        assertThat(warnings("package main\nimport \"time\"\n" + line + "\n" + TASK))
                .isEmpty();
    }

    @Test
    void a_json_field_of_type_int_is_warned_of_once_where_it_is_likeliest_to_be_large() {
        assertThat(warnings("""
                package main

                import "encoding/json"

                type sample struct {
                \tDevice string `json:"device"`
                \tWatts  int    `json:"watts"`
                \tTS     int    `json:"ts"` // milliseconds
                }

                var _ = json.Valid
                """ + TASK))
                .containsExactly(
                        "tasks/aggregate.go:8:2: `TS int` takes JSON numbers up to 2147483647 only: an int"
                                + " has 32 bits in a component. Write int64 where a number may be larger: milliseconds, counters, ids");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Watts int64", "Watts float64", "watts int", "Watts integer", "Watts func() int"})
    void a_field_that_is_no_int_of_json_is_not_warned_of(String field) {
        assertThat(warnings("package main\nimport \"encoding/json\"\ntype s struct {\n\t" + field + "\n}\nvar _ ="
                        + " json.Valid\n" + TASK))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"var x int = 5000000000", "var x = int(3_000_000_000)", "func f() { x := 0xFFFFFFFF; _ = x }"})
    void a_constant_beyond_an_int_is_warned_of(String line) {
        assertThat(warnings("package main\n" + line + "\n" + TASK))
                .singleElement()
                .asString()
                .contains(" does not fit into an int, which has 32 bits in a component");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var x int64 = 5000000000",
                "const x = 86400000",
                "var x = 5000000000.5",
                "var x int = 2147483647"
            })
    void a_constant_that_fits_is_not_warned_of(String line) {
        assertThat(warnings("package main\n" + line + "\n" + TASK)).isEmpty();
    }

    @Test
    void a_large_product_of_an_int_is_warned_of() {
        assertThat(warnings("""
                package main
                import "strconv"
                func energy(text string) int {
                \tpulses, _ := strconv.Atoi(text)
                \treturn pulses * 1000000 / 800
                }
                """ + TASK))
                .singleElement()
                .asString()
                .startsWith("tasks/aggregate.go:5:9: \"pulses\" is an int, which has 32"
                        + " bits in a component: this product may come out as another number");
        assertThat(warnings("""
                package main
                func hash(text string) int {
                \th := 17
                \tfor _, c := range []byte(text) {
                \t\th = h*31 + int(c)
                \t}
                \treturn h
                }
                """ + TASK))
                .singleElement()
                .asString()
                .startsWith("tasks/aggregate.go:5:3: \"h\" is an int");
    }

    @Test
    void recover_is_warned_of() {
        assertThat(warnings(
                        "package main\nfunc guard() {\n\tdefer func() { _ = recover() }()\n}\n// recover()\n" + TASK))
                .containsExactly(
                        "tasks/aggregate.go:3:21: recover() does nothing in a component: a panic ends the task's run"
                                + " and is reported. Check before what panics, as in `value, ok := x.(float64)`, and return an"
                                + " error");
        assertThat(warnings("package main\n// recover()\nvar text = \"recover()\"\nfunc f() { s.recover() }\n" + TASK))
                .isEmpty();
        assertThat(warnings("package main\ntype pump struct{}\nfunc (pump) recover() {}\n" + TASK))
                .isEmpty();
        assertThat(warnings("package main\nfunc recover() int { return 1 }\nvar one = recover()\n" + TASK))
                .isEmpty();
    }

    @Test
    void package_variables_that_are_written_are_warned_of_once() {
        assertThat(warnings("""
                package main

                var window []float64 // the last five values
                var (
                \tstarted, ended = 0, 0
                \tlimits         = map[string]float64{
                \t\t"a": 1,
                \t}
                )

                func init() { ended = 3 }

                func add(v float64) {
                \tstarted++
                \twindow = append(window, v)
                }
                """ + TASK))
                .containsExactly("tasks/aggregate.go:14:2: window, started lose their values with each message: a host"
                        + " starts the component anew for the next. Keep what must last in a bucket (nats_to_nats-kv) or a database"
                        + " (dbsync_nats), or send it along in the messages");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "func f() { if x == 1 { return } }",
                "func f() { x := 2; x = 3; _ = x }",
                "func f(x int) { x = 3 }",
                "func f() { var x int; x++ }",
                "func f() { s.x = 3 }",
                "// x = 3"
            })
    void what_only_reads_a_package_variable_is_not_warned_of(String line) {
        assertThat(warnings("package main\nvar x = 1\n" + line + "\n" + TASK)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x[\"a\"] = 1", "x.count += 1", "delete(x, k)", "x, err = f()", "err, x = f()", "x--", "x <<= 1"
            })
    void every_way_to_write_a_package_variable_is_seen(String write) {
        assertThat(warnings("package main\nvar x = 1\nfunc f() {\n\t" + write + "\n}\n" + TASK))
                .singleElement()
                .asString()
                .contains("x loses its value with each message");
    }

    @Test
    void time_zones_without_their_data_are_warned_of() {
        String code = "\nvar rome, _ = time.LoadLocation(\"Europe/Rome\")\n" + TASK;

        assertThat(warnings("package main\nimport \"time\"" + code))
                .containsExactly(
                        "tasks/aggregate.go:3:15: a component has no time zones of its own: time.LoadLocation will"
                                + " fail. Add `import _ \"time/tzdata\"`, which makes the component about 400 kB larger");
        assertThat(warnings("package main\nimport clock \"time\"" + code.replace("time.", "clock.")))
                .hasSize(1);
        assertThat(warnings("package main\nimport \"time\"\nimport _ \"time/tzdata\"" + code))
                .isEmpty();
        assertThat(warnings("package main\nimport \"time\"" + code.replace("Europe/Rome", "UTC")))
                .isEmpty();
    }

    @Test
    void a_file_that_is_not_utf_8_is_told_at_its_first_byte() throws IOException {
        TestProject project = TestProject.in(folder);
        Files.write(
                folder.resolve("tasks/aggregate.go"),
                ("package main\n\n// Temperatur in °C\n" + TASK).getBytes(StandardCharsets.ISO_8859_1));

        assertThat(project.faults(TestProject.TASK))
                .isEqualTo(
                        "tasks/aggregate.go:3:18: this is not UTF-8 text, as Go wants it: the byte 0xB0. Save the file as"
                                + " UTF-8");
    }

    @Test
    void a_file_with_the_character_nul_is_told() {
        assertThat(faults("package main\n\0" + TASK))
                .isEqualTo("tasks/aggregate.go:2:1: the character NUL stands here. Take it out");
    }

    @Test
    void a_folder_in_place_of_the_file_is_told() {
        assertThat(TestProject.in(folder)
                        .with("tasks/read.go/notes.txt", "")
                        .faults(TestProject.TASK.replace("aggregate.go", "read.go")))
                .isEqualTo("workflow.yaml:4:9: tasks/read.go is a folder. Name a Go file");
    }

    @Test
    void a_name_that_no_file_can_have_is_told() {
        assertThat(TestProject.in(folder).faults(TestProject.TASK.replace("aggregate.go", "\"a\\0.go\"")))
                .isEqualTo("workflow.yaml:4:9: this text holds the character NUL. Write it without `\\0`");
    }

    @Test
    void a_file_that_ends_anywhere_is_told_or_taken_and_nothing_else() {
        String code =
                "//go:build (linux && !x)\n\npackage main\n\nimport (\n\t\"fmt\"; _ `embed`\n)\n\nvar (\n\ta, b = map[string]int{\"x\": 1}, '\\''\n)\n"
                        + "type s struct {\n\tTS int `json:\"ts\"`\n}\n/* c */\nfunc (x *s) exec_task(a func(b, c []int) struct{}) (string, error) {\n"
                        + "\ta[\"k\"] = int(time.Now().UnixMilli())\n\tdefer func() { recover() }()\n}\n" + TASK;

        for (int end = 0; end <= code.length(); end++) {
            String part = code.substring(0, end);
            try {
                warnings(part);
            } catch (ProblemsException told) {
                assertThat(told.problems()).isNotEmpty();
            }
        }
    }
}
