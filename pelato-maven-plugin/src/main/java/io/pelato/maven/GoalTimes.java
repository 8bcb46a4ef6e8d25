package io.pelato.maven;

import io.pelato.report.ComponentFacts;
import io.pelato.report.RunReport;
import io.pelato.report.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a goal tells what it does and when.
 *
 * @param goal the goal
 * @param run the times of all
 */
record GoalTimes(String goal, RunTimes run) {

    /** Work that ends now. */
    void worked(String lane, String what, Instant start, String note) {
        worked(lane, what, start, Duration.between(start, Instant.now()), note);
    }

    /** Work that has ended. */
    void worked(String lane, String what, Instant start, Duration took, String note) {
        Optional<String> shown = Optional.of(note).filter(text -> !text.isEmpty());
        if (isReported(goal)) {
            run.add(new Span(goal, lane, what, start, took, shown));
        }
    }

    /** What is known of a component now. */
    void know(ComponentFacts facts) {
        run.add(facts);
    }

    /** Whether what a goal does is worth a report; the others only look, or take away. */
    static boolean isReported(String goal) {
        return RunReport.GOALS.contains(goal);
    }
}
