package io.pelato.report;

import io.pelato.machine.WholeFile;
import io.pelato.problem.ProblemsException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What happened in a run of one or more goals, written into a folder as {@code report.json} and {@code report.html}. The
 * same spans and facts give the same bytes, whatever order the spans came in.
 *
 * @param folder where the two files go
 * @param runStarted when the run began
 * @param spans the pieces of work in the order of their start
 * @param components what is known of each component, in the order in which they were first named; of several facts about
 *     one, a later one fills or replaces those before it
 */
public record RunReport(Path folder, Instant runStarted, List<Span> spans, List<ComponentFacts> components) {

    /** The goals that are reported, in the order in which a run comes to them; each has its own colour. */
    public static final List<String> GOALS = List.of("validate", "generate", "build", "push", "deploy");

    /** The name of the file for programs. */
    private static final String JSON_NAME = "report.json";

    /** The name of the file for people. */
    private static final String PAGE_NAME = "report.html";

    /** The names of both files. */
    public static final List<String> FILES = List.of(PAGE_NAME, JSON_NAME);

    /** Orders the spans, and puts together what is known of each component. */
    public RunReport {
        spans = spans.stream().sorted().toList();
        components = together(components);
    }

    private static List<ComponentFacts> together(List<ComponentFacts> facts) {
        Map<String, ComponentFacts> byName = new LinkedHashMap<>();
        facts.forEach(fact -> byName.merge(fact.component(), fact, ComponentFacts::updated));
        return List.copyOf(byName.values());
    }

    /** When the last piece of work was over; the run's start where there was none. */
    Instant end() {
        return spans.stream().map(Span::end).max(Instant::compareTo).orElse(runStarted);
    }

    /**
     * Writes both files, and the folders on the way to them, each in one step: a reader sees the old file or the new one.
     *
     * @throws ProblemsException if they cannot be written
     */
    public void write() {
        write(PAGE_NAME, ReportPage.html(this));
        write(JSON_NAME, ReportWriter.json(this));
    }

    private void write(String name, String text) {
        WholeFile.write(folder.resolve(name), text);
    }
}
