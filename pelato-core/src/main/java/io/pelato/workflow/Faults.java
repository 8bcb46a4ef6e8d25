package io.pelato.workflow;

import io.pelato.problem.Location;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the faults of one file so that they are told together, in the order of the file. */
final class Faults {

    private final List<Problem> problems = new ArrayList<>();

    void add(Location at, String message, String advice) {
        problems.add(Problem.at(at, message, advice));
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    ProblemsException exception() {
        return new ProblemsException(problems.stream()
                .sorted(Comparator.comparing((Problem problem) ->
                                problem.location().orElseThrow().file())
                        .reversed()
                        .thenComparing(
                                problem -> problem.location().orElseThrow().line())
                        .thenComparing(
                                problem -> problem.location().orElseThrow().column()))
                .distinct()
                .toList());
    }
}
