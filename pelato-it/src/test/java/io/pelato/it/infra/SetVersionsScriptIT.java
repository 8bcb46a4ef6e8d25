package io.pelato.it.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** infra/set-versions: writes all files or none, and says when a file names what it does not know. */
class SetVersionsScriptIT {
    private Path infra;

    @BeforeEach
    void a_copy() {
        infra = Infra.copy(SetVersionsScriptIT.class);
    }

    private Command.Result end(String... words) {
        return Command.in(infra)
                .end(Stream.concat(Stream.of("./set-versions"), Stream.of(words))
                        .toList());
    }

    private void version(String line) throws Exception {
        Path file = infra.resolve("versions.env");
        String name = line.substring(0, line.indexOf('=') + 1);
        Files.writeString(
                file,
                Files.readString(file)
                        .lines()
                        .map(old -> old.startsWith(name) ? line : old)
                        .reduce("", (one, other) -> one + other + "\n"));
    }

    @Test
    void a_new_version_is_written_everywhere_and_a_second_run_changes_nothing() throws Exception {
        version("NATS_IMAGE=nats:2.16.0-alpine@sha256:" + "0".repeat(64));

        assertThat(end("--check").exitCode()).isEqualTo(1);
        Command.Result written = end();
        assertThat(written.exitCode()).isZero();
        assertThat(written.output().lines()).contains("./dev/compose.yaml", "./edge/compose.yaml");
        Map<String, String> after = Folder.of(infra);
        assertThat(after.get("edge/compose.yaml"))
                .contains("image: nats:2.16.0-alpine@sha256:0000")
                .contains("image: registry:3.0.0");
        assertThat(end("--check").exitCode()).isZero();
        assertThat(end().output()).isEmpty();
        assertThat(Folder.of(infra)).isEqualTo(after);

        version("NATS_IMAGE=nats:2.15.1-alpine");
        assertThat(end().exitCode()).isZero();
        assertThat(Folder.of(infra).get("edge/compose.yaml"))
                .isEqualTo(Folder.of(Infra.FOLDER.resolve("edge")).get("compose.yaml"));
    }

    @Test
    void an_image_without_a_version_is_named_and_nothing_is_written() throws Exception {
        version("NATS_IMAGE=nats:2.16.0-alpine");
        Path compose = infra.resolve("edge/compose.yaml");
        Files.writeString(compose, Files.readString(compose) + "  other:\n    image: \"redis:7\"\n");
        Map<String, String> before = Folder.of(infra);

        Command.Result result = end();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output())
                .contains("versions.env has no version of redis:7")
                .endsWith("Nothing was changed.");
        assertThat(Folder.of(infra)).isEqualTo(before);
        assertThat(end("--check").exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NATS_IMAGE=nats",
                "NATS_IMAGE=",
                "NATS_IMAGE=nats:2|x",
                "NATS_IMAGE=nats:2 ",
                "NATS_IMAGE=registry:2"
            })
    void a_line_that_names_no_version_or_one_twice_is_told_and_nothing_is_written(String line) throws Exception {
        version(line);
        Map<String, String> before = Folder.of(infra);

        Command.Result result = end();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("versions.env, line ").endsWith("Nothing was changed.");
        assertThat(Folder.of(infra)).isEqualTo(before);
    }

    @Test
    void wrong_words_are_told() {
        for (List<String> words : List.of(List.of("--chek"), List.of("--check", "x"))) {
            assertThat(end(words.toArray(String[]::new)).exitCode()).isEqualTo(2);
        }
    }
}
