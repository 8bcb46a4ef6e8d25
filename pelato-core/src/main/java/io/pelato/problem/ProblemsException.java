package io.pelato.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Ends a step: carries every fault that could be found, not just the first. */
public final class ProblemsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** Ends the step for the given faults, in the order in which they should be read. */
    public ProblemsException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Ends the step for a single fault. */
    public ProblemsException(Problem problem) {
        this(List.of(problem));
    }

    /**
     * Ends the step for a single fault that an exception of a library or the system brought to light; what the exception
     * quotes of a login is hidden.
     */
    public ProblemsException(Problem problem, Throwable cause) {
        this(problem);
        initCause(Redaction.of(cause));
    }

    /** All faults, in reading order; never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
