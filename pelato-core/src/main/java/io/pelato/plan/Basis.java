package io.pelato.plan;

import io.pelato.problem.Checks;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a plan holds for.
 *
 * @param lattice the lattice's name
 * @param application the application's name
 * @param from the version that the lattice keeps up; absent when it keeps up none
 * @param to the version that it is to keep up; absent while not all images are known
 * @param wanted the hash of all that is wanted, with sources in place of images
 * @param code the code of each component
 */
public record Basis(
        String lattice,
        String application,
        Optional<String> from,
        Optional<String> to,
        String wanted,
        List<PlannedCode> code) {

    private static final String AGAIN = "Plan again and look at it: mvn pelato:plan";

    /**
     * Makes sure that what is to be sent is what was planned.
     *
     * @param file the plan's file, for messages
     * @param now the same of what is to be sent, as far as it is known
     * @throws ProblemsException naming what became another since
     */
    public void expect(Path file, Basis now) {
        var checks = new Checks();
        if (!application.equals(now.application) || !lattice.equals(now.lattice)) {
            checks.add(Problem.of(
                    file + " is the plan of " + application + " in the lattice " + lattice + ", and this is "
                            + now.application + " in the lattice " + now.lattice,
                    "Name its own plan by pelato.plan"));
            checks.end();
        }
        Map<String, PlannedCode> planned = new LinkedHashMap<>();
        code.forEach(each -> planned.put(each.component(), each));
        for (PlannedCode each : now.code) {
            Optional.ofNullable(planned.get(each.component())).ifPresent(old -> {
                if (!old.source().equals(each.source())) {
                    checks.add(Problem.of("The sources of " + each.component() + " are others than in " + file, AGAIN));
                } else if (differ(old.digest(), each.digest())) {
                    checks.add(Problem.of("The code of " + each.component() + " is other code than in " + file, AGAIN));
                }
            });
        }
        checks.end();
        if (!wanted.equals(now.wanted) || differ(to, now.to)) {
            checks.add(Problem.of(
                    "The workflow or a parameter says another thing than when " + file + " was made", AGAIN));
        }
        checks.end();
    }

    /** Whether both are known and another. */
    private static boolean differ(Optional<String> one, Optional<String> other) {
        return one.isPresent() && other.isPresent() && !one.equals(other);
    }
}
