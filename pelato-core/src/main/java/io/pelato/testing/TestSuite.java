package io.pelato.testing;

import java.time.Duration;
import java.util.List;

/**
 * Tests that belong together: of one kind, and of one task or package.
 *
 * @param name the name in reports, such as {@code pelato.examples.aggregate}
 * @param title what people read, such as {@code examples of aggregate}
 * @param cases the tests in their order
 */
public record TestSuite(String name, String title, List<TestCase> cases) {

    /** Keeps a copy. */
    public TestSuite {
        cases = List.copyOf(cases);
    }

    /** The tests that do not hold. */
    public List<TestCase> failed() {
        return cases.stream().filter(TestCase::hasFailed).toList();
    }

    /** How many were not run. */
    public long skipped() {
        return cases.stream()
                .filter(test -> test.verdict() instanceof Verdict.Skipped)
                .count();
    }

    /** How long all took together. */
    public Duration took() {
        return cases.stream().map(TestCase::took).reduce(Duration.ZERO, Duration::plus);
    }
}
