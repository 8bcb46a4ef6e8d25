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
 * Collects the faults and warnings of a workflow so that they are told together: those without a place first, then those of
 * the workflow's own file, then those of each other file in the order in which the workflow names it, in each file from top
 * to bottom.
 */
final class Faults {

    private final List<Path> files = new ArrayList<>();
    private final Set<Location> settled = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    Faults(Path workflow) {
        files.add(workflow);
    }

    void add(Location at, String message, String advice) {
        if (!settled.contains(at)) {
            noteFile(at);
            problems.add(Problem.at(at, message, advice));
        }
    }

    /** Notes a fault that stands in no file. */
    void add(Problem problem) {
        problems.add(problem);
    }

    /** Notes a fault that somebody else found in a file. */
    void addLocated(Problem problem) {
        add(problem.location().orElseThrow(), problem.message(), problem.advice());
    }

    /** Notes a fault that makes all that is said about the same place later beside the point. */
    void addOnly(Location at, String message, String advice) {
        add(at, message, advice);
        settled.add(at);
    }

    /** Notes what works and is hardly meant. */
    void warn(Location at, String message, String advice) {
        noteFile(at);
        warnings.add(Problem.at(at, message, advice));
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    ProblemsException exception() {
        return new ProblemsException(inReadingOrder(problems));
    }

    List<Problem> warnings() {
        return inReadingOrder(warnings);
    }

    private void noteFile(Location at) {
        if (!files.contains(at.file())) {
            files.add(at.file());
        }
    }

    private List<Problem> inReadingOrder(List<Problem> noted) {
        Comparator<Location> byPlace = Comparator.comparingInt((Location at) -> files.indexOf(at.file()))
                .thenComparingInt(Location::line)
                .thenComparingInt(Location::column);
        return noted.stream()
                .sorted(Comparator.comparing(
                        problem -> problem.location().orElse(null), Comparator.nullsFirst(byPlace)))
                .distinct()
                .toList();
    }
}
