package io.pelato.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.module.TaskModule;
import io.pelato.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of Go's words when modules cannot be fetched; a script is the container engine. */
class ModuleFetcherTest {

    @TempDir
    private Path folder;

    private String engine;

    @BeforeEach
    void a_module_and_an_engine() throws IOException {
        Files.createDirectories(folder.resolve("tasks"));
        Files.writeString(folder.resolve("tasks/go.mod"), "module plant\n\nrequire example.com/lib v1.0.0\n");
        Files.writeString(folder.resolve("tasks/go.sum"), "example.com/lib v1.0.0 h1:right=\n");
        Path script = Files.writeString(
                folder.resolve("engine"),
                "#!/bin/sh\ncase $1 in\n--version) echo Docker version 29.0.0 ;;\nrun) echo \"$*\" >" + folder
                        + "/asked; cat " + folder + "/said; exit 1 ;;\nesac\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        engine = script.toString();
    }

    private void fetch(String said) throws IOException {
        Files.writeString(folder.resolve("said"), said);
        TaskModule tasks =
                TaskModule.in(folder.resolve("tasks"), folder::relativize).orElseThrow();
        new ModuleFetcher(BuilderChoice.CONTAINER, Optional.of(engine), folder.resolve("cache"), new Silent())
                .fetch(tasks, tasks.mod().requirements());
    }

    @Test
    void a_module_that_cannot_be_fetched_is_told_at_its_line_without_the_proxy_s_login() {
        assertThatThrownBy(() -> fetch("go: downloading example.com/lib v1.0.0\n"
                        + "go: example.com/lib@v1.0.0: reading https://ann:s3cret@proxy.example.com/example.com/lib/@v/"
                        + "v1.0.0.zip: 404 Not Found\n\tserver response: not found\n"))
                .hasMessage("tasks/go.mod:3:1: example.com/lib@v1.0.0 cannot be fetched: reading"
                        + " https://***@proxy.example.com/example.com/lib: 404 Not Found server response: not found. Check"
                        + " the network and what Go goes by: GOPROXY, HTTPS_PROXY, and for a private host GOPRIVATE and the"
                        + " login in your netrc");
    }

    @Test
    void a_module_that_is_not_what_go_sum_says_is_told_at_the_line_of_go_sum() {
        assertThatThrownBy(() -> fetch("""
                        go: example.com/lib@v1.0.0: verifying module: checksum mismatch
                        verifying example.com/lib@v1.0.0: checksum mismatch
                        \tdownloaded: h1:other=
                        \tgo.sum:     h1:right=

                        SECURITY ERROR
                        """))
                .hasMessageStartingWith("tasks/go.sum:1:1: the checksum of example.com/lib@v1.0.0 is not that of the"
                        + " module that was fetched. ");
    }

    @Test
    void a_module_that_only_git_has_is_told_with_who_has_git() {
        assertThatThrownBy(() -> fetch(
                        "go: example.com/lib@v1.0.0: git ls-remote -q origin: exec: \"git\": executable file not found in"
                                + " $PATH\n"))
                .hasMessageEndingWith(
                        "The builder's image has no git: name a proxy in GOPROXY that serves the module, or"
                                + " let the Go of this machine fetch it with -Dpelato.builder=local");
    }

    @Test
    void go_works_in_a_folder_of_its_own_with_the_network_and_leaves_nothing() throws IOException {
        assertThatThrownBy(() -> fetch("")).hasMessageStartingWith("The modules cannot be fetched: ");

        assertThat(Files.readString(folder.resolve("asked")))
                .contains("--network host", " --entrypoint sh ", "-e GOMODCACHE=/modules", "-e GOFLAGS=-modcacherw")
                .contains("source=" + folder.resolve("cache/modules") + ",target=/modules")
                .endsWith(" go -C /project mod download example.com/lib@v1.0.0\n")
                .doesNotContain(folder.resolve("tasks").toString());
        try (Stream<Path> left = Files.list(folder.resolve("cache"))) {
            assertThat(left).containsExactly(folder.resolve("cache/modules"));
        }
    }

    @Test
    void a_requirement_that_go_refuses_leaves_go_mod_as_it_was() throws IOException {
        String before = Files.readString(folder.resolve("tasks/go.mod"));
        Files.writeString(folder.resolve("said"), "go: example.com/none: no such module\n");

        assertThatThrownBy(() -> new ModuleFetcher(
                                BuilderChoice.CONTAINER, Optional.of(engine), folder.resolve("cache"), new Silent())
                        .require(folder.resolve("tasks"), "plant", List.of("example.com/none")))
                .hasMessageStartingWith("`go get example.com/none` fails:\ngo: example.com/none: no such module. ");
        assertThat(folder.resolve("tasks/go.mod")).hasContent(before);
    }

    /** Hears nothing. */
    private static final class Silent implements BuildListener {

        @Override
        public void builderChosen(String description) {
            assertThat(description).startsWith("container ");
        }

        @Override
        public void imageBuildStarted(String image, Path log) {
            throw new AssertionError("the engine has the image");
        }

        @Override
        public void imageBuilt(String image, long milliseconds) {
            throw new AssertionError("the engine has the image");
        }

        @Override
        public void arrived(Arrival arrival) {
            throw new AssertionError("nothing is built");
        }

        @Override
        public void cacheNotTrimmed(Problem problem) {
            throw new AssertionError(problem.toString());
        }

        @Override
        public void teamCacheFailed(Problem problem) {
            throw new AssertionError(problem.toString());
        }
    }
}
