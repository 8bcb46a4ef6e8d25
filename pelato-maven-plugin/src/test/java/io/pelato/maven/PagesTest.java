package io.pelato.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages of this repository point to is there. */
class PagesTest {

    private static final Path ROOT = Path.of(System.getProperty("basedir", ""))
            .toAbsolutePath()
            .resolve("..")
            .normalize();
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s:]*)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```.*?^ *```$");
    private static final Pattern CLASS = Pattern.compile("`((?=[A-Z]*[a-z])[A-Z][A-Za-z]*(?:IT|Test))`");
    private static final Pattern METHOD = Pattern.compile("`([a-z]+(?:_[a-z0-9]+)*)_…`");
    private static final Pattern GO_TEST = Pattern.compile("`(Test[A-Z]\\w+)`");

    private static final Pattern MESSAGE = Pattern.compile("(?m)^\\| (`.*?) \\|");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final int SHORTEST = 6;

    /** What a compiler, a disk, hosts and NATS say. */
    private static final Set<String> OF_OTHER_PROGRAMS = Set.of(
            "tasks/x.go",
            "tasks/x.go:14:9",
            "No space left on device",
            "failed to resolve link config",
            "maximum consumers limit reached");

    private static final Pattern GOAL = Pattern.compile("mvn [^`\\n]*?\\bpelato:([a-z]+)\\b(?![./-])");
    private static final Pattern PARAMETER = Pattern.compile("(?:-D|</)(pelato\\.[A-Za-z]+(?:\\.[A-Za-z]+)*)");

    /** A property that POMs have for themselves, two of this repository's own tests, and a slip that a page shows. */
    private static final Set<String> NO_PARAMETERS =
            Set.of("pelato.version", "pelato.reference", "pelato.it.delivery", "pelato.bulder");

    @Test
    void every_link_leads_to_a_file_and_a_heading_that_are_there() {
        assertThat(pages())
                .hasSizeGreaterThan(30)
                .allSatisfy(page -> assertThat(found(LINK, prose(page)))
                        .allSatisfy(link -> assertThat(leadsSomewhere(page, link))
                                .as("%s in %s", link, ROOT.relativize(page))
                                .isTrue()));
    }

    @Test
    void every_test_that_a_page_names_is_there() {
        String java = sources("src/test/java", ".java");
        String go = sources("go", "_test.go");

        assertThat(pages()).allSatisfy(page -> {
            assertThat(found(CLASS, text(page))).allMatch(name -> java.contains("class " + name + " "), "is a test");
            assertThat(found(METHOD, text(page))).allMatch(name -> java.contains("void " + name + "_"), "is a test");
            assertThat(found(GO_TEST, text(page))).allMatch(name -> go.contains("func " + name + "("), "is a test");
        });
    }

    @Test
    void every_goal_that_a_page_calls_is_there() {
        Set<String> goals = GoalDescriptions.read().goals().stream()
                .map(GoalDescriptions.Goal::name)
                .collect(Collectors.toSet());

        assertThat(pages())
                .allSatisfy(page -> assertThat(found(GOAL, text(page)))
                        .as("goals in %s", ROOT.relativize(page))
                        .isSubsetOf(goals));
    }

    @Test
    void every_goal_that_a_page_calls_and_every_parameter_that_it_sets_is_tried_by_a_test() {
        String onRealParts = sources("pelato-it/src/test/java", ".java");
        String tests = onRealParts
                + sources("pelato-maven-plugin/src/test/java", ".java")
                + sources("pelato-core/src/test/java", ".java");

        assertThat(pages()).allSatisfy(page -> {
            assertThat(found(GOAL, text(page)))
                    .as("goals in %s", ROOT.relativize(page))
                    .allMatch(goal -> onRealParts.contains("pelato:" + goal + "\"")
                            || onRealParts.contains("goal(\"" + goal + "\")"));
            assertThat(found(PARAMETER, text(page)).stream().filter(name -> !NO_PARAMETERS.contains(name)))
                    .as("parameters in %s", ROOT.relativize(page))
                    .allMatch(tests::contains);
        });
    }

    @Test
    void every_parameter_that_a_page_sets_is_there() {
        Set<String> parameters = GoalDescriptions.read().goals().stream()
                .flatMap(goal -> goal.parameters().stream())
                .flatMap(parameter -> parameter.property().stream())
                .collect(Collectors.toSet());
        parameters.addAll(NO_PARAMETERS);

        assertThat(pages())
                .allSatisfy(page -> assertThat(found(PARAMETER, text(page)))
                        .as("parameters in %s", ROOT.relativize(page))
                        .isSubsetOf(parameters));
    }

    @Test
    void every_message_that_troubleshooting_explains_is_one_that_is_told() {
        String code = files("")
                .filter(file -> file.toString().matches(".*/(src/main|infra)/.*"))
                .filter(file -> !file.toString().contains("/src/test/"))
                .map(PagesTest::text)
                .collect(Collectors.joining("\n"))
                .replaceAll("\"\\s*\\+\\s*\"", "")
                .replace("\\\"", "\"")
                .replaceAll("\\s+", " ");

        assertThat(MESSAGE.matcher(text(ROOT.resolve("docs/troubleshooting.md")))
                        .results()
                        .flatMap(row -> CODE.matcher(row.group(1)).results())
                        .flatMap(message -> Stream.of(message.group(1).split("\\.\\.\\.", -1)))
                        .map(part -> part.replaceAll("^[ :;,(\"]+|[ :;,(\"]+$", ""))
                        .filter(part -> part.length() >= SHORTEST && !OF_OTHER_PROGRAMS.contains(part)))
                .hasSizeGreaterThan(100)
                .allMatch(code::contains, "is said somewhere");
    }

    private static boolean leadsSomewhere(Path page, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        return Files.exists(target)
                && (parts.length == 1
                        || found(HEADING, prose(target)).stream().anyMatch(head -> id(head).equals(parts[1])));
    }

    /** The name by which GitHub's pages know a heading. */
    private static String id(String heading) {
        return heading.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                .replace(' ', '-');
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static String prose(Path page) {
        return BLOCK.matcher(text(page)).replaceAll("");
    }

    private static List<Path> pages() {
        return files(".md").toList();
    }

    private static String sources(String below, String suffix) {
        return files(suffix)
                .filter(file -> file.toString().contains("/" + below + "/"))
                .map(PagesTest::text)
                .collect(Collectors.joining("\n"));
    }

    private static Stream<Path> files(String suffix) {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files
                    .filter(file -> file.toString().endsWith(suffix) && Files.isRegularFile(file))
                    .filter(file -> !ROOT.relativize(file).toString().matches("(.*/)?(target|\\.git|node_modules)/.*"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
