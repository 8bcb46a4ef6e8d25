package io.pelato.it.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** infra/edge/device: names are names and no patterns, and what fails changes nothing. */
class DeviceScriptIT {
    @TempDir
    private Path temporary;

    private Path machine;

    @BeforeEach
    void a_machine() throws Exception {
        machine = temporary.resolve("edge");
        Command.in(temporary)
                .run(
                        "cp",
                        "-r",
                        Infra.copy(DeviceScriptIT.class).resolve("edge").toString(),
                        "edge");
        Files.writeString(machine.resolve(".env"), "EDGE_NAME=milan\n");
        for (String device : List.of("sensor-1", "sensor_1", "sensorx1", "sensor")) {
            assertThat(device("add", device).output()).matches("p[0-9a-f]{40}");
        }
    }

    private Command.Result device(String... words) {
        return on().end(Stream.concat(Stream.of("./device"), Stream.of(words)).toList());
    }

    /** No engine answers there. */
    private Command on() {
        return Command.in(machine).with("DOCKER_HOST", "unix:///nowhere");
    }

    @Test
    void removing_takes_one_device_away_and_no_other() {
        assertThat(device("remove", "sensor_1").exitCode()).isZero();

        assertThat(device("list").output()).isEqualTo("sensor-1\nsensorx1\nsensor");
        assertThat(device("remove", "sensor_1").exitCode()).isEqualTo(1);
    }

    @Test
    void the_lines_of_the_page_add_list_and_remove_a_device() {
        Page page = Page.of("infra/edge/README.md").with("sensor-1", "sensor-2");

        assertThat(on().line(page.command("./device add"))).matches("p[0-9a-f]{40}");
        assertThat(on().line(page.command("./device list"))).endsWith("\nsensor-2");
        on().line(page.command("./device remove"));
        assertThat(device("list").output()).doesNotContain("sensor-2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sensor.1",
                ".*",
                "sensor*",
                "^sensor",
                "sensor$",
                "",
                " ",
                "sensor 1",
                "sensor\n1",
                "[a-z]*",
                "a/b",
                "ü",
                "$(id)",
                "\"",
                "lattice",
                "nobody"
            })
    void a_name_that_is_none_changes_nothing(String name) {
        Map<String, String> before = Folder.of(machine);

        for (String word : List.of("add", "remove")) {
            assertThat(device(word, name).exitCode()).as(word).isEqualTo(1);
        }
        assertThat(Folder.of(machine)).isEqualTo(before);
    }

    @Test
    void a_device_that_exists_keeps_its_password() {
        Map<String, String> before = Folder.of(machine);

        Command.Result result = device("add", "sensor-1");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).isEqualTo("sensor-1 exists; remove it first to give it a new password.");
        assertThat(Folder.of(machine)).isEqualTo(before);
    }

    @Test
    void without_a_password_no_device_is_added() {
        Map<String, String> before = Folder.of(machine);
        for (String script : List.of("exit 1", "exit 0")) {
            String path = Folder.withProgram(temporary.resolve("bin"), "openssl", script);

            assertThat(on().with("PATH", path)
                            .end(List.of("./device", "add", "new"))
                            .exitCode())
                    .isEqualTo(1);
            assertThat(Folder.of(machine)).isEqualTo(before);
        }
    }

    @Test
    void a_server_that_does_not_take_a_change_over_leaves_it_undone() {
        Map<String, String> before = Folder.of(machine);
        String path = Folder.withProgram(
                temporary.resolve("bin"),
                "docker",
                "case \"$*\" in *\" ps \"*) echo id ;; *) echo wrong >&2; exit 1 ;; esac");
        for (String word : List.of("add new", "remove sensor-1")) {
            Command.Result result = on().with("PATH", path).end(List.of(("./device " + word).split(" ", -1)));

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.output()).contains("wrong").endsWith("Nothing was changed.");
            assertThat(Folder.of(machine)).isEqualTo(before);
        }
    }

    @Test
    void wrong_words_are_told_with_exit_code_2_and_a_machine_that_is_none_with_1() throws Exception {
        for (Command.Result result : List.of(device(), device("add"), device("fly", "a"), device("list", "a"))) {
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.output()).startsWith("usage: ");
        }
        Files.writeString(machine.resolve(".env"), "EDGE_NAME=\n");
        assertThat(device("list").output()).contains("set this machine up first");
        assertThat(device("list").exitCode()).isEqualTo(1);
    }
}
