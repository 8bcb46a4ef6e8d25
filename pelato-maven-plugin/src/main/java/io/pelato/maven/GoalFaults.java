package io.pelato.maven;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecution;

/** The faults that the goals of a run have, told by the first of them; those of a later goal say whose they are. */
final class GoalFaults {

    private final List<Problem> first = new ArrayList<>();
    private final Map<Problem, Problem> later = new LinkedHashMap<>();

    /** Does something for the goal that runs. */
    void first(Runnable step) {
        try {
            step.run();
        } catch (ProblemsException e) {
            first.addAll(e.problems());
        }
    }

    /** Does something for a later goal. */
    void of(MojoExecution goal, Runnable step) {
        try {
            step.run();
        } catch (ProblemsException e) {
            e.problems().forEach(problem -> later.putIfAbsent(problem, blamed(goal, problem)));
        }
    }

    /**
     * Tells them.
     *
     * @throws ProblemsException with the faults of the goal that runs, then of later ones, each once
     */
    void end() {
        first.forEach(later::remove);
        List<Problem> all = Stream.concat(first.stream(), later.values().stream())
                .distinct()
                .toList();
        if (!all.isEmpty()) {
            throw new ProblemsException(all);
        }
    }

    private static Problem blamed(MojoExecution goal, Problem problem) {
        String id = goal.getExecutionId();
        String name = goal.getGoal() + (id == null || id.startsWith("default-") ? "" : " (" + id + ")");
        return new Problem(
                problem.location(), "The goal " + name + " would fail: " + problem.message(), problem.advice());
    }
}
