package io.pelato.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolchainFinderTest {

    private static final String NO_ENGINE = "`no-such-engine` cannot be started: Cannot run program \"no-such-engine\":"
            + " error=2, No such file or directory";

    @TempDir
    private Path folder;

    private Toolchain find(BuilderChoice builder, String engine) {
        return new ToolchainFinder(builder, Optional.of(engine), folder).find();
    }

    private String script(String name, String content) throws IOException {
        Path script = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + content);
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script.toString();
    }

    @Test
    void an_engine_that_is_not_there_is_told_with_what_to_start() {
        assertThatThrownBy(() -> find(BuilderChoice.CONTAINER, "no-such-engine"))
                .isInstanceOf(ProblemsException.class)
                .hasMessage("There is nothing to compile with: " + NO_ENGINE + ". Start docker or podman"
                        + " (pelato.builder.engine names another command), or set pelato.builder=local");
    }

    @Test
    void a_cache_with_a_colon_in_its_path_is_told_where_go_would_work_with_it() {
        Path cache = folder.resolve("a:b");

        assertThatThrownBy(() -> LocalToolchain.requireGoPath(cache))
                .isInstanceOf(ProblemsException.class)
                .hasMessage(
                        "The cache " + cache + " has a colon in its path, where Go takes it for the end of a folder."
                                + " Name another folder in pelato.cache, or set pelato.builder=container");
    }

    @Test
    void an_engine_that_does_not_answer_is_told_with_its_own_last_words() throws IOException {
        String engine = script("engine", """
                [ "$1" = --version ] && echo "Docker version 29.0.0" && exit 0
                echo "Client: Docker Engine"
                echo "Cannot connect to the Docker daemon. Is it running?"
                exit 1
                """);

        assertThatThrownBy(() -> find(BuilderChoice.CONTAINER, engine))
                .isInstanceOf(ProblemsException.class)
                .hasMessage("There is nothing to compile with: `" + engine + " info` finds no engine: Cannot connect to"
                        + " the Docker daemon. Is it running? Start docker or podman (pelato.builder.engine names"
                        + " another command), or set pelato.builder=local");
    }

    @Test
    void an_engine_that_answers_is_taken() throws IOException {
        String engine = script("engine", "echo Docker version 29.0.0\n");

        assertThat(find(BuilderChoice.AUTO, engine).description())
                .matches("container \\(" + engine + ", pelato-builder:[0-9a-f]{12}\\)");
    }

    @Test
    void the_container_has_no_network_and_reads_the_sources_only() throws IOException {
        String engine = script("engine", "echo Docker version 29.0.0\n");

        assertThat(runCommand(engine))
                .containsSequence(engine, "run", "--rm", "-i")
                .containsSequence("--network", "none")
                .containsSequence(
                        "--mount", "type=bind,source=" + folder.resolve("sources") + ",target=/sources,readonly")
                .containsSequence("--mount", "type=bind,source=" + folder.resolve("out") + ",target=/out")
                .containsSequence("-e", "JOBS=3");
    }

    @Test
    void go_in_a_container_has_the_network_where_modules_are_fetched_and_no_value_on_its_command_line()
            throws IOException {
        String engine = script("engine", "echo Docker version 29.0.0\n");

        List<String> command = find(BuilderChoice.CONTAINER, engine)
                .onlineGo(folder.resolve("draft"), folder.resolve("modules"), List.of("mod", "download"));

        assertThat(command)
                .containsSequence(engine, "run", "--rm", "-i")
                .containsSequence("--network", "host")
                .containsSequence("--entrypoint", "sh")
                .containsSequence("go", "-C", "/project", "mod", "download")
                .noneMatch(argument -> argument.startsWith("GOPROXY=") || argument.startsWith("HTTPS_PROXY="));
    }

    @Test
    void a_folder_may_have_any_character_in_its_path() throws IOException {
        String engine = script("engine", "echo Docker version 29.0.0\n");
        Path odd = folder.resolve("a:b, \"c\"");

        assertThat(find(BuilderChoice.CONTAINER, engine)
                        .start(odd, folder.resolve("out"), folder.resolve("cache"), 1)
                        .command())
                .contains("type=bind,\"source=" + folder + "/a:b, \"\"c\"\"\",target=/sources,readonly");
    }

    @Test
    void the_error_of_an_engine_is_told_and_not_what_its_client_says_around_it() throws IOException {
        String engine = script("engine", """
                [ "$1" = --version ] && echo "Docker version 29.0.0" && exit 0
                echo "Client: Docker Engine"
                echo "Server:"
                echo "ERROR: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is it running?"
                echo "errors pretty printing info"
                exit 1
                """);

        assertThatThrownBy(() -> find(BuilderChoice.CONTAINER, engine))
                .hasMessageContaining("info` finds no engine: Cannot connect to the Docker daemon at"
                        + " unix:///var/run/docker.sock. Is it running? Start docker");
    }

    @Test
    void what_is_taken_in_place_of_an_engine_that_does_not_answer_says_so() throws IOException {
        ContainerEngine podman = ContainerEngine.find(engine("podman version 5.0.0", ""))
                .engine()
                .orElseThrow();

        assertThat(new ContainerToolchain(podman, folder, List.of("`docker info` finds no engine: it is down"))
                        .description())
                .endsWith("), because `docker info` finds no engine: it is down");
    }

    @Test
    void what_the_container_writes_belongs_to_the_caller_whatever_the_engine() throws IOException {
        String ids = Files.getAttribute(folder, "unix:uid") + ":" + Files.getAttribute(folder, "unix:gid");

        assertThat(runCommand(engine("Docker version 29.0.0", ""))).containsSequence("--user", ids);
        assertThat(runCommand(engine("Docker version 29.0.0", " rootless"))).doesNotContain("--user", "--userns");
        assertThat(runCommand(engine("podman version 5.0.0", "    rootless: true")))
                .containsSequence("--userns", "keep-id", "--user", ids);
        assertThat(runCommand(engine("podman version 5.0.0", "    rootless: false")))
                .containsSequence("--user", ids)
                .doesNotContain("--userns");
    }

    private String engine(String version, String info) throws IOException {
        return script("engine", "case $1 in --version) echo '" + version + "' ;; *) echo '" + info + "' ;; esac\n");
    }

    private List<String> runCommand(String engine) {
        return find(BuilderChoice.CONTAINER, engine)
                .start(folder.resolve("sources"), folder.resolve("out"), folder.resolve("cache"), 3)
                .command();
    }
}
