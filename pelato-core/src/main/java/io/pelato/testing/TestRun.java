package io.pelato.testing;

import java.util.List;

/**
 * All tests of a run.
 *
 * @param suites the suites in the workflow's order; none where there are no tests
 */
public record TestRun(List<TestSuite> suites) {

    /** Keeps a copy. */
    public TestRun {
        suites = List.copyOf(suites);
    }

    /** How many tests there are. */
    public int size() {
        return suites.stream().mapToInt(suite -> suite.cases().size()).sum();
    }

    /** The tests that do not hold. */
    public List<TestCase> failed() {
        return suites.stream().flatMap(suite -> suite.failed().stream()).toList();
    }
}
