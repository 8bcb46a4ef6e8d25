package io.pelato.report;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The figures that the original PELATO writes into its {@code metrics.yaml}, so that runs of both can be compared. Its
 * names for them: {@code n_task}, {@code code_gen.gen_time}, {@code build.image_build_time},
 * {@code build.components_build_time} (which holds the image's time and the push), {@code deploy.components_deploy_time}
 * and {@code time_total}. A figure of a goal that did not run is left out, as it is there.
 */
final class OriginalMetrics {

    private OriginalMetrics() {}

    /** The figures by name; all but the number of tasks in seconds. */
    static Map<String, Number> of(RunReport report) {
        Map<String, Number> figures = new LinkedHashMap<>();
        figures.put("tasks", report.components().size());
        put(figures, "generation_seconds", report, of("generate"));
        put(figures, "builder_image_seconds", report, span -> span.lane().equals(Span.BUILDER_IMAGE));
        put(figures, "build_and_push_seconds", report, of("build", "push"));
        put(figures, "deployment_seconds", report, of("deploy"));
        if (!report.spans().isEmpty()) {
            figures.put("total_seconds", seconds(Duration.between(report.runStarted(), report.end())));
        }
        return figures;
    }

    private static void put(Map<String, Number> figures, String name, RunReport report, Predicate<Span> which) {
        List<Span> spans = report.spans().stream().filter(which).toList();
        if (!spans.isEmpty()) {
            figures.put(name, seconds(GoalTotal.elapsed(spans)));
        }
    }

    private static Predicate<Span> of(String... goals) {
        return span -> Arrays.asList(goals).contains(span.goal());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
