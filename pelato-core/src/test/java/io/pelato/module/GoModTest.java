package io.pelato.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoModTest {

    private static GoMod mod(String text) {
        return GoMod.of(text, Path.of("tasks/go.mod"));
    }

    private static List<String> faults(String text) {
        return mod(text).faults().stream().map(Problem::toString).toList();
    }

    @Test
    void the_module_its_go_and_what_it_requires_are_read_as_go_writes_them() {
        GoMod mod = mod("""
                // The plant's tasks.
                module "plant" // quoted

                go 1.21

                toolchain go1.24.9

                require github.com/BurntSushi/toml v1.4.0
                require (
                \tgithub.com/tidwall/gjson v1.18.0 // indirect

                \texample.com/old v2.0.0+incompatible
                \texample.com/new v0.0.0-20240101000000-0123456789ab
                )
                exclude example.com/new v1.0.0
                """);

        assertThat(mod.faults()).isEmpty();
        assertThat(mod.path()).isEqualTo("plant");
        assertThat(mod.go().orElseThrow().arguments()).containsExactly("1.21");
        assertThat(mod.requirements())
                .extracting(required -> required.location() + " " + required.module())
                .containsExactly(
                        "tasks/go.mod:8:1 github.com/BurntSushi/toml@v1.4.0",
                        "tasks/go.mod:10:2 github.com/tidwall/gjson@v1.18.0",
                        "tasks/go.mod:12:2 example.com/old@v2.0.0+incompatible",
                        "tasks/go.mod:13:2 example.com/new@v0.0.0-20240101000000-0123456789ab");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "require example.com/a master | tasks/go.mod:2:1: a module is required by its path and a version such as v1.2.3, found `example.com/a master`",
                "require example.com/a | tasks/go.mod:2:1: a module is required by its path",
                "replace example.com/a => ../a | tasks/go.mod:2:1: a build of components replaces no module",
                "<<<<<<< HEAD | tasks/go.mod:2:1: \"<<<<<<<\" is nothing that Go knows in a go.mod"
            })
    void what_a_build_cannot_go_by_is_told_at_its_line(String line, String fault) {
        assertThat(faults("module plant\n" + line + "\n"))
                .singleElement()
                .asString()
                .startsWith(fault);
    }

    @Test
    void a_module_needs_a_path_of_its_own() {
        assertThat(faults("go 1.21\n"))
                .containsExactly("tasks/go.mod:1:1: the module has no path. Begin the file with a line such as `module"
                        + " plant`");
        assertThat(faults("\nmodule pelato.task\n"))
                .containsExactly(
                        "tasks/go.mod:2:1: \"pelato.task\" is the module around each task. Choose another path");
    }
}
