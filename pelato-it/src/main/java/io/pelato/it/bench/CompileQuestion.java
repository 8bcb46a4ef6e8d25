package io.pelato.it.bench;

import io.pelato.it.bench.BareCompiler.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What each of the options that Pelato chooses is worth to a compile. */
final class CompileQuestion {

    private static final int RUNS = 3;

    private final Workbench bench;

    CompileQuestion(Workbench bench) {
        this.bench = bench;
    }

    Section ask() {
        SampleProject project = bench.project("one", 2, TaskCode.DISTINCT);
        bench.maven(project, List.of("generate-sources")).run();
        List<Measurement> measurements = new ArrayList<>();
        measurements.addAll(steps(project, 0, "text"));
        measurements.addAll(steps(project, 1, "JSON"));
        return new Section(
                "A compile, step by step",
                "`tinygo build` of one task, with the compiler's cache warm. Each line has the options of the lines above"
                        + " it and one more; its ratio is to the line above.",
                measurements);
    }

    private List<Measurement> steps(SampleProject project, int task, String kind) {
        BareCompiler compiler = bench.bareCompiler();
        List<Measurement> measurements = new ArrayList<>();
        double before = Double.NaN;
        for (Options options : Options.values()) {
            double seconds = Median.of(RUNS, () -> compiler.warm(List.of(project.generated(task)), options));
            boolean first = Double.isNaN(before);
            measurements.add(new Measurement(
                    "a task of " + kind + ": " + options.step(),
                    seconds,
                    first ? "itself" : "the line above",
                    first ? seconds : before,
                    "s",
                    Optional.empty()));
            before = seconds;
        }
        return measurements;
    }
}
