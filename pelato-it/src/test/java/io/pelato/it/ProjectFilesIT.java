package io.pelato.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What stands in two places of the repository says the same. */
class ProjectFilesIT {

    private static final Path REPOSITORY =
            Path.of("").toAbsolutePath().resolve("..").normalize();

    @Test
    void everyGoModuleOfTheProjectIsWatchedForUpdates() {
        Map<String, List<Map<String, Object>>> watched = new Yaml().load(text(".github/dependabot.yml"));
        List<String> folders = watched.get("updates").stream()
                .filter(update -> update.get("package-ecosystem").equals("gomod"))
                .flatMap(update -> ((List<?>) update.get("directories")).stream())
                .map(folder -> folder.toString().substring(1))
                .toList();

        // The old NATS server is there because it is old; modules under src/test are data of tests, and those of
        // examples
        // need nothing.
        assertThat(folders)
                .containsExactlyInAnyOrderElementsOf(files("go.mod")
                        .map(file -> file.getParent().toString())
                        .filter(folder -> !folder.endsWith("/old-nats-server") && !folder.contains("src/test/"))
                        .filter(folder -> text(folder + "/go.mod").contains("require"))
                        .toList());
    }

    @Test
    void theWrapperRunsTheMavenThatThePomNames() {
        assertThat(only(text("mvnw"), "(?m)^version=(.*)$"))
                .isEqualTo(only(text("pom.xml"), "<maven.version>(.*)</maven.version>"));
    }

    @Test
    void everyDecisionIsListed() {
        List<String> linked = all(text("docs/decisions/README.md"), "\\((\\d{4}-.*\\.md)\\)");

        assertThat(linked).isNotEmpty().isSorted().containsExactlyInAnyOrderElementsOf(decisions());
    }

    @Test
    void everyClassThatTheGuideForContributorsNamesIsThere() {
        List<String> sources = files("")
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".java"))
                .toList();
        String table = only(text("CONTRIBUTING.md"), "(?s)## Where a change goes(.*)## Rules");
        List<String> named = all(table, "`(?:io\\.pelato\\.(?:[a-z]+\\.)*)?([A-Z][a-z]+(?:[A-Z][a-z]+)*)`");

        assertThat(named).hasSizeGreaterThan(10);
        assertThat(named.stream().map(name -> name + ".java").filter(name -> !sources.contains(name)))
                .isEmpty();
    }

    @Test
    void whatTheServerRunsIsWhatADeveloperRuns() {
        assertThat(text(".github/workflows/ci.yml")).contains("- run: .ci/run");
    }

    private static List<String> decisions() {
        return files("")
                .filter(file -> file.startsWith("docs/decisions"))
                .map(file -> file.getFileName().toString())
                .filter(name -> !name.equals("README.md"))
                .toList();
    }

    /** The files of the repository with a name, or all, by their paths in it; not what builds make. */
    private static Stream<Path> files(String name) {
        try (Stream<Path> all = Files.find(
                REPOSITORY,
                Integer.MAX_VALUE,
                (file, attributes) -> attributes.isRegularFile()
                        && (name.isEmpty() || file.getFileName().toString().equals(name)))) {
            return all
                    .map(REPOSITORY::relativize)
                    .filter(file -> !file.toString().contains("target/"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String file) {
        try {
            return Files.readString(REPOSITORY.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String only(String text, String pattern) {
        List<String> found = all(text, pattern);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static List<String> all(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
