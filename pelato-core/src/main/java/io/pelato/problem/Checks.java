package io.pelato.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Several things to check, all of whose faults are told at once. */
public final class Checks {

    private final List<Problem> problems = new ArrayList<>();

    /** Keeps a fault for {@link #end}. */
    public void add(Problem problem) {
        problems.add(problem);
    }

    /** Gets something; nothing where it has faults, which are kept for {@link #end}. */
    public <T> Optional<T> get(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (ProblemsException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    /** Does something; its faults are kept for {@link #end}. */
    public void run(Runnable step) {
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
    public void end() {
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems.stream().distinct().toList());
        }
    }
}
