package io.pelato.testing;

import io.pelato.problem.Location;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A test that was run.
 *
 * @param name its name within its suite
 * @param location where it stands in the user's files, if it is known
 * @param verdict what came of it
 * @param took how long it took
 * @param output the lines that the code wrote meanwhile
 */
public record TestCase(String name, Optional<Location> location, Verdict verdict, Duration took, List<String> output) {

    /** Keeps a copy. */
    public TestCase {
        output = List.copyOf(output);
    }

    /** Whether it does not hold. */
    public boolean hasFailed() {
        return verdict instanceof Verdict.Failed;
    }
}
