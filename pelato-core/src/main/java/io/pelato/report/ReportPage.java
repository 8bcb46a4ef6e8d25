package io.pelato.report;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The report for people: one page that needs nothing beside it. Every text in it is escaped. */
final class ReportPage {

    private static final String TEMPLATE = "report.html.ftl";

    /** Below this, the verb would not fit into its bar. */
    private static final double LABEL_PERCENT = 6;

    /** The colour of what no goal of {@link RunReport#GOALS} did. */
    private static final String OTHER = "other";

    private ReportPage() {}

    static String html(RunReport report) {
        try {
            var text = new StringWriter();
            template().process(model(report), text);
            return text.toString();
        } catch (IOException | TemplateException e) {
            throw new IllegalStateException(TEMPLATE + " is ours and renders any report", e);
        }
    }

    private static Map<String, Object> model(RunReport report) {
        Timeline timeline = Timeline.of(report);
        return Map.of(
                "started", report.runStarted().toString(),
                "total", Wording.duration(Duration.between(report.runStarted(), report.end())),
                "colours",
                        Stream.concat(RunReport.GOALS.stream(), Stream.of(OTHER))
                                .toList(),
                "ticks",
                        timeline.ticks().stream()
                                .map(tick -> Map.of(
                                        "left",
                                        percent(tick.left()),
                                        "label",
                                        timeline.scale().mark(tick.time())))
                                .toList(),
                "lanes",
                        timeline.lanes().stream()
                                .map(lane -> lane(lane, report.runStarted()))
                                .toList(),
                "goals",
                        GoalTotal.of(report.spans()).stream()
                                .map(ReportPage::goal)
                                .toList(),
                "components",
                        report.components().stream().map(ReportPage::component).toList());
    }

    private static Map<String, Object> lane(Timeline.Lane lane, Instant runStarted) {
        return Map.of(
                "name", lane.name(),
                "tracks", lane.tracks(),
                "bars", lane.bars().stream().map(bar -> bar(bar, runStarted)).toList());
    }

    private static Map<String, Object> bar(Timeline.Bar bar, Instant runStarted) {
        Span span = bar.span();
        return Map.of(
                "left", percent(bar.left()),
                "width", percent(bar.width()),
                "track", bar.track(),
                "labelled", bar.width() >= LABEL_PERCENT,
                "colour", colour(span.goal()),
                "goal", span.goal(),
                "what", span.what(),
                "start", Wording.duration(Duration.between(runStarted, span.start())),
                "duration", Wording.duration(span.duration()),
                "note", span.note().orElse(""));
    }

    private static Map<String, Object> goal(GoalTotal total) {
        return Map.of(
                "name", total.goal(),
                "colour", colour(total.goal()),
                "elapsed", Wording.duration(total.elapsed()),
                "work", Wording.duration(total.work()),
                "pieces", total.pieces());
    }

    private static Map<String, Object> component(ComponentFacts facts) {
        return Map.of(
                "name", facts.component(),
                "version", facts.version(),
                "size", facts.bytes().map(Wording::size).orElse(""),
                "digest", facts.digest().orElse(""),
                "image", facts.image().orElse(""),
                "origin", facts.origin().orElse(""));
    }

    private static String colour(String goal) {
        return RunReport.GOALS.contains(goal) ? goal : OTHER;
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static Template template() throws IOException {
        var configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setAPIBuiltinEnabled(false);
        configuration.setObjectWrapper(new SimpleObjectWrapper(Configuration.VERSION_2_3_34));
        configuration.setLocale(Locale.ROOT);
        configuration.setNumberFormat("computer");
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        try (InputStream source = ReportPage.class.getResourceAsStream(TEMPLATE)) {
            if (source == null) {
                throw new UncheckedIOException(new IOException("no resource " + TEMPLATE));
            }
            return new Template(TEMPLATE, new String(source.readAllBytes(), StandardCharsets.UTF_8), configuration);
        }
    }
}
