package io.pelato.maven;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Several things to check, all of whose faults are told at once. */
final class Checks {

    private final List<Problem> problems = new ArrayList<>();

    /** Gets something; nothing where it has faults, which are kept for {@link #end}. */
    <T> Optional<T> get(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (ProblemsException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    /** Does something; its faults are kept for {@link #end}. */
    void run(Runnable step) {
        try {
            step.run();
        } catch (ProblemsException e) {
            problems.addAll(e.problems());
        }
    }

    /**
     * Ends the checks.
     *
     * @throws ProblemsException with the faults of all, in the order of the checks, each once
     */
    void end() {
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems.stream().distinct().toList());
        }
    }
}
