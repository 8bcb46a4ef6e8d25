package io.pelato.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.problem.ProblemsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The conversation with the compile program; a shell script plays the program. */
class CompileSessionTest {

    private static final List<CompileSession.Request> REQUESTS = List.of(
            new CompileSession.Request("first", "processor", "size"),
            new CompileSession.Request("second", "dbsync", "speed"));

    @TempDir
    private Path folder;

    private Map<String, Integer> compile(String script) {
        Map<String, Integer> answers = new LinkedHashMap<>();
        session(List.of("sh", "-c", script)).compile(REQUESTS, done(answers::put));
        return answers;
    }

    private CompileSession session(List<String> command) {
        return new CompileSession(
                new Toolchain.Start(command, Map.of("OUT", folder.toString())), folder.resolve("compiler.log"));
    }

    private static CompileSession.Progress done(ObjIntConsumer<String> done) {
        return new CompileSession.Progress() {
            @Override
            public void started(String name) {}

            @Override
            public void done(String name, int exit) {
                done.accept(name, exit);
            }
        };
    }

    @Test
    void each_request_is_a_line_and_the_end_of_the_input_is_the_end() {
        compile("while read name world profile; do echo \"$name,$world,$profile\" >> $OUT/lines; echo \"done $name 0\";"
                + " done; echo end >> $OUT/lines");

        assertThat(folder.resolve("lines")).hasContent("first,processor,size\nsecond,dbsync,speed\nend\n");
    }

    @Test
    void answers_may_come_in_any_order_with_any_exit_code() {
        assertThat(compile("read a; read b; echo done second 1; echo done first 0"))
                .containsExactly(Map.entry("second", 1), Map.entry("first", 0));
    }

    @Test
    void lines_that_are_no_answers_are_passed_over() {
        String noise = "echo; echo hello; echo done; echo done first; echo done first x; echo done first 0 0;"
                + " echo done third 0; echo done first 99999999999999;";

        assertThat(compile("read a; read b; " + noise + " echo done first 2; echo done second 0"))
                .containsExactly(Map.entry("first", 2), Map.entry("second", 0));
    }

    @Test
    void the_begin_of_each_is_told_before_its_end() {
        List<String> told = new ArrayList<>();
        var progress = new CompileSession.Progress() {
            @Override
            public void started(String name) {
                told.add("start " + name);
            }

            @Override
            public void done(String name, int exit) {
                told.add("done " + name);
            }
        };

        session(List.of(
                        "sh",
                        "-c",
                        "read a; read b; echo start first; echo start third; echo done first 0; echo start second;"
                                + " echo done second 0"))
                .compile(REQUESTS, progress);

        assertThat(told).containsExactly("start first", "done first", "start second", "done second");
    }

    @Test
    void a_second_answer_about_one_component_is_passed_over() {
        List<String> told = new ArrayList<>();

        session(List.of("sh", "-c", "read a; read b; echo done first 0; echo done first 1; echo done second 0"))
                .compile(REQUESTS, done((name, exit) -> told.add(name + exit)));

        assertThat(told).containsExactly("first0", "second0");
    }

    @Test
    void a_program_that_ends_early_is_told_with_its_exit_code_and_what_it_said() {
        assertThatThrownBy(() -> compile("read a; read b; echo done first 0; echo no such image >&2; exit 125"))
                .isInstanceOf(ProblemsException.class)
                .hasMessageStartingWith(
                        "The compile program failed: it ended early with exit code 125\nno such image. Its"
                                + " output is in " + folder.resolve("compiler.log")
                                + ", its command was: sh -c read a;");
    }

    @Test
    void a_program_that_reads_nothing_is_told_the_same_way() {
        List<CompileSession.Request> many = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            many.add(new CompileSession.Request("component" + i, "processor", "size"));
        }

        assertThatThrownBy(() -> session(List.of("sh", "-c", "echo not here >&2; exit 3"))
                        .compile(many, done((name, exit) -> {})))
                .isInstanceOf(ProblemsException.class)
                .hasMessageStartingWith("The compile program failed: it ended early with exit code 3\nnot here.");
    }

    @Test
    @Timeout(60)
    void requests_and_answers_that_fill_both_pipes_do_not_wait_for_each_other() {
        List<CompileSession.Request> many = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            many.add(new CompileSession.Request("component_%054d".formatted(i), "processor", "size"));
        }
        List<String> told = new ArrayList<>();

        session(List.of("sh", "-c", "while read name world profile; do echo start $name; echo done $name 0; done"))
                .compile(many, done((name, exit) -> told.add(name)));

        assertThat(told).hasSize(5_000);
    }

    @Test
    void what_is_not_utf8_in_what_the_program_said_is_told_all_the_same() {
        assertThatThrownBy(() -> compile("printf 'caf\\351 is full' >&2; exit 4"))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("exit code 4\ncaf\uFFFD is full");
    }

    @Test
    void a_program_that_is_not_there_is_told() {
        assertThatThrownBy(() -> session(List.of("no-such-program", "run")).compile(REQUESTS, done((name, exit) -> {})))
                .isInstanceOf(ProblemsException.class)
                .hasMessageStartingWith(
                        "The compile program failed: it cannot be run: Cannot run program" + " \"no-such-program\"")
                .hasMessageEndingWith("its command was: no-such-program run");
    }
}
