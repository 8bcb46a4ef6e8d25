package io.pelato.workflow;

import io.pelato.problem.Location;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects the faults of a workflow so that they are told together: those of the workflow's own file first, then those of
 * each other file in the order in which the workflow names it, in each file from top to bottom.
 */
final class Faults {

    private final List<Path> files = new ArrayList<>();
    private final Set<Location> settled = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    Faults(Path workflow) {
        files.add(workflow);
    }

    void add(Location at, String message, String advice) {
        if (settled.contains(at)) {
            return;
        }
        if (!files.contains(at.file())) {
            files.add(at.file());
        }
        problems.add(Problem.at(at, message, advice));
    }

    /** Notes a fault that makes all that is said about the same place later beside the point. */
    void addOnly(Location at, String message, String advice) {
        add(at, message, advice);
        settled.add(at);
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    ProblemsException exception() {
        return new ProblemsException(problems.stream()
                .sorted(Comparator.comparing(
                        problem -> problem.location().orElseThrow(),
                        Comparator.comparingInt((Location at) -> files.indexOf(at.file()))
                                .thenComparingInt(Location::line)
                                .thenComparingInt(Location::column)))
                .distinct()
                .toList());
    }
}
