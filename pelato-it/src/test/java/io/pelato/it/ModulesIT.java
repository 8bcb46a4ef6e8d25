package io.pelato.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.infra.Command;
import io.pelato.it.lattice.Folders;
import io.pelato.it.maven.MavenProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks that import modules and share a package: fetched once from a real proxy, then compiled without a network. */
class ModulesIT {

    private static final String GJSON = "github.com/tidwall/gjson@v1.18.0";
    private static final List<String> LOCAL = List.of("-Dpelato.builder=local");
    private static final List<String> CONTAINER = List.of("-Dpelato.builder=container");

    private final Path cache =
            Path.of(System.getProperty("pelato.it.work"), "ModulesIT", "cache").toAbsolutePath();
    private final String inCache = "-Dpelato.cache=" + cache;
    private MavenProjectFolder project;

    @TempDir
    private Path folder;

    /** Without a network Maven takes its own plugins from where it has put them before. */
    @BeforeAll
    static void fetchMavensPlugins() {
        MavenProjectFolder.copyOf("modules", ModulesIT.class)
                .maven("clean", "package", "-Dpelato.skip=true")
                .succeeded();
    }

    @BeforeEach
    void a_project_and_a_cache_that_has_nothing() {
        Folders.delete(cache);
        project = MavenProjectFolder.copyOf("modules", ModulesIT.class);
    }

    @Test
    void the_lines_of_the_page_make_a_module_and_get_another() throws IOException {
        Page page = Page.of("docs/go-in-a-task.md");
        Files.createDirectory(folder.resolve("tasks"));
        Command.in(folder.resolve("tasks")).line(page.command("go mod init"));
        Command.in(folder).line(page.command("cd tasks"));

        assertThat(folder.resolve("tasks/go.mod"))
                .content()
                .startsWith("module plant\n")
                .contains("gjson v1.18.0");
    }

    @Test
    void modules_are_fetched_once_and_both_builders_then_make_the_same_bytes_offline() throws IOException {
        assertThat(project.maven(LOCAL, "package", "-o", inCache).failed().errors())
                .contains("tasks/go.mod:5:1: " + GJSON + " is not in " + cache.resolve("modules")
                        + ". Run `mvn pelato:resolve`, which fetches it once; a build fetches nothing");
        assertThat(project.maven("pelato:resolve", "-o", inCache).failed().errors())
                .singleElement()
                .asString()
                .startsWith("Maven runs offline (-o), and " + cache.resolve("modules") + " lacks " + GJSON
                        + ", github.com/tidwall/match@v1.1.1, ");

        assertThat(project.maven(CONTAINER, "pelato:resolve", inCache)
                        .succeeded()
                        .output())
                .contains("Fetched " + GJSON, "3 modules, 3 of them fetched now");
        assertThat(project.maven("pelato:resolve", "-o", inCache).succeeded().output())
                .contains("3 modules, 0 of them fetched now");

        String inContainer = built(CONTAINER);
        assertThat(built(LOCAL)).isEqualTo(inContainer);

        project.replace("tasks/internal/units/units.go", "\" K\"", "\" kelvins\"");
        assertThat(project.maven(LOCAL, "package", "-o", inCache).succeeded().output())
                .contains(
                        "mean: compiled: its code or its type changed",
                        "report: compiled: its code or its type changed",
                        "plain: unchanged, taken from the cache");
        project.replace("tasks/internal/units/units.go", "return celsius", "return kelsius");
        assertThat(project.maven(LOCAL, "package", "-o", inCache).failed().errors())
                .containsExactly(
                        "tasks/internal/units/units.go:8:9: undefined: kelsius. Mend the name, or declare it in"
                                + " the task's code");
    }

    /** The components and their bytes, compiled anew. */
    private String built(List<String> builder) throws IOException {
        Folders.delete(cache.resolve("components"));
        assertThat(project.maven(builder, "clean", "package", "-o", inCache)
                        .succeeded()
                        .output())
                .contains("mean: compiled: ", "report: compiled: ", "plain: compiled: ");
        return project.read("target/pelato/components.json");
    }

    @Test
    void a_module_that_is_not_what_go_sum_says_is_refused_and_not_unpacked() throws IOException {
        project.replace("tasks/go.sum", "gjson v1.18.0 h1:", "gjson v1.18.0 h1:AAAA");

        assertThat(project.maven(LOCAL, "pelato:resolve", inCache).failed().errors())
                .singleElement()
                .asString()
                .startsWith(
                        "tasks/go.sum:1:1: the checksum of " + GJSON + " is not that of the module that was fetched. ");
        assertThat(cache.resolve("modules/" + GJSON)).doesNotExist();
        try (Stream<Path> left = Files.list(cache)) {
            assertThat(left.map(file -> String.valueOf(file.getFileName())))
                    .as("what Go worked in is gone")
                    .noneMatch(name -> name.startsWith("resolve-"));
        }
    }

    @Test
    void a_module_that_was_changed_in_the_cache_is_not_compiled_until_it_is_mended() throws IOException {
        project.maven(LOCAL, "pelato:resolve", inCache).succeeded();
        Path file = cache.resolve("modules/" + GJSON + "/gjson.go");
        String before = Files.readString(file);
        Files.writeString(file, before + "// changed\n");

        assertThat(project.maven(LOCAL, "generate-sources", inCache).failed().errors())
                .singleElement()
                .asString()
                .contains(GJSON + " in " + cache.resolve("modules") + " was changed since it was fetched");
        project.maven(LOCAL, "pelato:resolve", inCache).succeeded();
        assertThat(file).hasContent(before);
        project.maven(LOCAL, "generate-sources", inCache).succeeded();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "container"})
    void a_private_proxy_is_asked_with_the_netrc_s_login_and_nobody_sees_it(String builder) throws Exception {
        project.maven(LOCAL, "pelato:resolve", inCache).succeeded();
        Path fresh = Files.createDirectories(cache.resolveSibling("private-" + builder));
        Folders.delete(fresh);
        Path netrc = folder.resolve("netrc");
        var certificates = Certificates.make(folder);
        try (var proxy = PrivateModuleProxy.of(cache.resolve("modules"), certificates)) {
            Files.writeString(
                    netrc,
                    "machine " + proxy.host() + " login " + PrivateModuleProxy.USER + " password "
                            + PrivateModuleProxy.PASSWORD + "\n");
            MavenProjectFolder behind = project.withEnvironment("GOPROXY", "https://" + proxy.host())
                    .withEnvironment("GONOSUMDB", "*")
                    .withEnvironment("SSL_CERT_FILE", certificates.authority().toString())
                    .withEnvironment("NETRC", netrc.toString());

            assertThat(behind.maven("-X", "pelato:resolve", "-Dpelato.builder=" + builder, "-Dpelato.cache=" + fresh)
                            .succeeded()
                            .output())
                    .contains("Fetched " + GJSON)
                    .doesNotContain(PrivateModuleProxy.PASSWORD);
            Folders.delete(fresh);
            Files.writeString(netrc, "");
            assertThat(behind.maven("pelato:resolve", "-Dpelato.builder=" + builder, "-Dpelato.cache=" + fresh)
                            .failed()
                            .errors())
                    .anyMatch(error -> error.contains("tasks/go.mod:5:1: " + GJSON + " cannot be fetched: "))
                    .anyMatch(error -> error.contains("401 Unauthorized"));
        }
    }

    @Test
    void a_module_is_required_without_a_go_on_the_machine_and_pinned() {
        project.maven(
                        CONTAINER,
                        "pelato:resolve",
                        "-Dpelato.tasks=fresh",
                        "-Dpelato.get=github.com/tidwall/match@v1.1.1",
                        inCache)
                .succeeded();

        assertThat(project.read("fresh/go.mod")).contains("module modules\n", "github.com/tidwall/match v1.1.1");
        assertThat(project.read("fresh/go.sum")).contains("github.com/tidwall/match v1.1.1 h1:");
        assertThat(cache.resolve("modules/github.com/tidwall/match@v1.1.1/match.go"))
                .isNotEmptyFile();
    }
}
