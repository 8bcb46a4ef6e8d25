package io.pelato.report;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What happened in a run of one or more goals, kept in a folder as {@code report.json} and {@code report.html}. Each goal
 * adds to the report of those before it; the same spans and facts give the same bytes, whatever order they came in.
 *
 * @param folder where the two files are
 * @param runStarted when the run began, which tells this run's report from an older one
 * @param spans the pieces of work in the order of their start
 * @param components what is known of the components, in the order in which they were first named
 */
public record RunReport(Path folder, Instant runStarted, List<Span> spans, List<ComponentFacts> components) {

    /** The name of the file for programs. */
    public static final String JSON_NAME = "report.json";

    /** The name of the file for people. */
    public static final String PAGE_NAME = "report.html";

    /** Orders the spans. */
    public RunReport {
        spans = spans.stream().sorted().toList();
        components = List.copyOf(components);
    }

    /**
     * The report so far of the run that started at this instant. If the folder holds none, or one of another run, or a
     * damaged one, an empty report: what this run does replaces it.
     */
    public static RunReport continuing(Path folder, Instant runStarted) {
        return ReportReader.read(folder, runStarted)
                .orElseGet(() -> new RunReport(folder, runStarted, List.of(), List.of()));
    }

    /** Renders this report to nowhere: Java loads the code for it, which takes longer than to run it. */
    public void rehearse() {
        ReportPage.html(this);
        ReportWriter.json(this);
    }

    /** This report with more pieces of work. */
    public RunReport withSpans(List<Span> more) {
        List<Span> all = new ArrayList<>(spans);
        all.addAll(more);
        return new RunReport(folder, runStarted, all, components);
    }

    /** This report with more facts: what is new about a component fills or replaces what was known. */
    public RunReport withComponents(List<ComponentFacts> more) {
        Map<String, ComponentFacts> all = new LinkedHashMap<>();
        components.forEach(facts -> all.put(facts.component(), facts));
        more.forEach(facts -> all.merge(facts.component(), facts, ComponentFacts::updated));
        return new RunReport(folder, runStarted, spans, List.copyOf(all.values()));
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
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, name, ".draft");
            try {
                Files.writeString(draft, text);
                Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new ProblemsException(
                    Problem.of(file + " cannot be written: " + e, "Check the folder's permissions and free space"), e);
        }
    }
}
