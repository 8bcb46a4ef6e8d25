package io.pelato.maven;

import io.pelato.report.ComponentFacts;
import io.pelato.report.RunReport;
import io.pelato.report.Span;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a goal does and when, for the report of the run. Any thread may tell. */
final class GoalTimes {

    private final String goal;
    private final List<Span> spans = new ArrayList<>();
    private final List<ComponentFacts> components = new ArrayList<>();

    GoalTimes(String goal) {
        this.goal = goal;
    }

    /** Work that ends now. */
    void worked(String lane, String what, Instant start, String note) {
        worked(lane, what, start, Duration.between(start, Instant.now()), note);
    }

    /** Work that has ended. */
    void worked(String lane, String what, Instant start, Duration took, String note) {
        Optional<String> shown = Optional.of(note).filter(text -> !text.isEmpty());
        add(new Span(goal, lane, what, start, took, shown));
    }

    /** What is known of a component now. */
    synchronized void know(ComponentFacts facts) {
        components.add(facts);
    }

    /** Takes over what was told to another before this goal's turn. */
    void adopt(GoalTimes early) {
        early.copySpans().forEach(this::add);
        early.copyComponents().forEach(this::know);
    }

    private synchronized List<Span> copySpans() {
        return List.copyOf(spans);
    }

    private synchronized List<ComponentFacts> copyComponents() {
        return List.copyOf(components);
    }

    private synchronized void add(Span span) {
        spans.add(span);
    }

    /** Adds all to the report of the run that started then, and writes its page. */
    void write(Path folder, Instant runStarted) {
        if (reports(goal)) {
            new RunReport(folder, runStarted, copySpans(), copyComponents()).write();
        }
    }

    /** Makes the writing of a report quick, beside other work. */
    static void rehearse() {
        var span = new Span("validate", "lane", "rehearse", Instant.EPOCH, Duration.ZERO, Optional.empty());
        new RunReport(Path.of(""), Instant.EPOCH, List.of(span), List.of(ComponentFacts.of("none", "0.0.0")))
                .rehearse();
    }

    /** Whether a goal's run is worth a report; the others only look, or take away. */
    static boolean reports(String goal) {
        return RunReport.GOALS.contains(goal);
    }
}
