package io.pelato.maven;

import io.pelato.report.ComponentFacts;
import io.pelato.report.RunReport;
import io.pelato.report.Span;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What all goals of a run did and when, for its report. Any thread may tell. */
final class RunTimes {

    private final List<Span> spans = new ArrayList<>();
    private final List<ComponentFacts> components = new ArrayList<>();

    /** Where one goal tells. */
    GoalTimes of(String goal) {
        return new GoalTimes(goal, this);
    }

    synchronized void add(Span span) {
        spans.add(span);
    }

    synchronized void add(ComponentFacts facts) {
        components.add(facts);
    }

    /** Whether no goal has told anything. */
    synchronized boolean isEmpty() {
        return spans.isEmpty();
    }

    /** The report of the run that started then. */
    synchronized RunReport report(Path folder, Instant runStarted) {
        return new RunReport(folder, runStarted, List.copyOf(spans), List.copyOf(components));
    }
}
