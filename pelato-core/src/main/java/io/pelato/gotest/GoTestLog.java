package io.pelato.gotest;

import io.pelato.problem.Location;
import io.pelato.testing.TestCase;
import io.pelato.testing.TestSuite;
import io.pelato.testing.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What came of the tests of one package, from the events of {@code go test}. */
final class GoTestLog {

    private static final Pattern PLACE = Pattern.compile("^\\s*([^\\s:]+\\.go)(:\\d+(?::\\d+)?: .*)");
    private static final Pattern PREFIXED = Pattern.compile("^(\\S.*?\\.go):(\\d+)(?::(\\d+))?: ");
    private static final Pattern NOISE =
            Pattern.compile("^\\s*(=== \\w+|--- \\w+: |PASS$|FAIL(\\t.*)?$|ok  \\t|exit status |# ).*");

    private final Path tasks;
    private final Path folder;
    private final List<GoTest> known;
    private final Map<String, List<String>> outputs = new LinkedHashMap<>();
    private final Map<String, GoEvent> ends = new LinkedHashMap<>();

    /**
     * A log without events.
     *
     * @param tasks the folder that Go works in, as messages name it
     * @param folder the package's folder, as messages name it
     * @param known its tests
     */
    GoTestLog(Path tasks, Path folder, List<GoTest> known) {
        this.tasks = tasks;
        this.folder = folder;
        this.known = known;
    }

    void add(GoEvent event) {
        if (event.isEnd()) {
            ends.put(event.test(), event);
        } else if (!event.output().isEmpty()) {
            outputs.computeIfAbsent(event.test(), test -> new ArrayList<>())
                    .add(event.output().stripTrailing());
        }
    }

    /** What came of it; a package that does not compile or ends by itself is a test that fails, under its own name. */
    TestSuite suite(String name) {
        List<TestCase> cases = new ArrayList<>();
        ends.forEach((test, end) -> {
            if (!test.isEmpty()) {
                cases.add(testCase(test, end));
            }
        });
        GoEvent whole = ends.get("");
        boolean told = cases.stream().anyMatch(TestCase::hasFailed);
        if (!told && (whole == null || whole.action().equals("fail"))) {
            cases.add(new TestCase(
                    "(the whole package)",
                    place(lines("")),
                    new Verdict.Failed(words(lines(""))),
                    Duration.ZERO,
                    List.of()));
        }
        return new TestSuite("pelato.go." + name, "Go tests of " + name, cases);
    }

    private TestCase testCase(String test, GoEvent end) {
        List<String> lines = lines(test);
        Verdict verdict = switch (end.action()) {
            case "pass" -> new Verdict.Passed();
            case "skip" -> new Verdict.Skipped(words(lines));
            default -> new Verdict.Failed(words(lines));
        };
        Optional<Location> location = place(lines)
                .or(() -> known.stream()
                        .filter(function -> function.name().equals(test.split("/", 2)[0]))
                        .map(GoTest::location)
                        .findFirst());
        return new TestCase(
                test,
                location,
                verdict,
                Duration.ofMillis(Math.round(end.seconds() * 1000)),
                verdict instanceof Verdict.Failed ? List.of() : lines);
    }

    private List<String> lines(String test) {
        return outputs.getOrDefault(test, List.of()).stream()
                .filter(line -> !NOISE.matcher(line).matches())
                .map(this::withFolder)
                .toList();
    }

    // A test names the file alone, the compiler its path from where Go works.
    private String withFolder(String line) {
        Matcher matcher = PLACE.matcher(line);
        if (!matcher.matches()) {
            return line;
        }
        Path parent = matcher.group(1).contains("/") ? tasks : folder;
        return parent.resolve(matcher.group(1)).normalize() + matcher.group(2);
    }

    private static Optional<Location> place(List<String> lines) {
        return lines.stream()
                .map(PREFIXED::matcher)
                .filter(Matcher::find)
                .findFirst()
                .map(found -> new Location(
                        Path.of(found.group(1)),
                        Integer.parseInt(found.group(2)),
                        Optional.ofNullable(found.group(3))
                                .map(Integer::parseInt)
                                .orElse(1)));
    }

    private static String words(List<String> lines) {
        return lines.isEmpty() ? "Go tells no more of it" : String.join("\n", lines);
    }
}
