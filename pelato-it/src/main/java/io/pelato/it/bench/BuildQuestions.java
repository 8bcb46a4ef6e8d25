package io.pelato.it.bench;

import io.pelato.it.bench.BareCompiler.Options;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** How long builds take, against the compiles alone. */
final class BuildQuestions {

    private static final List<String> BUILD = List.of("package");

    private static final int RUNS = 3;

    private final Workbench bench;
    private final BareCompiler compiler;

    BuildQuestions(Workbench bench) {
        this.bench = bench;
        this.compiler = bench.bareCompiler();
    }

    /** Workflows of these sizes, nothing compiled yet. */
    Section fresh(List<Integer> sizes) {
        List<Measurement> measurements = new ArrayList<>();
        for (int tasks : sizes) {
            SampleProject distinct = bench.project("distinct" + tasks, tasks, TaskCode.DISTINCT);
            SampleProject equal = bench.project("equal" + tasks, tasks, TaskCode.EQUAL);
            bench.maven(distinct, List.of("generate-sources")).run();
            bench.maven(equal, List.of("generate-sources")).run();

            double cold = cold(distinct);
            double warm = warm(distinct, tasks < 20 ? RUNS : 1);
            // The first run compiles code that is new, and the bare compile beside it does not.
            double warmEqual = warm(equal, RUNS);
            double bareCold = compiler.cold(generated(distinct), Options.PLAIN);
            double bareWarm = compiler.warm(generated(distinct), Options.PLAIN);
            double sameOptions = compiler.warm(generated(distinct), Options.AS_PELATO);
            double one = compiler.warm(generated(equal).subList(0, 1), Options.PLAIN);

            measurements.add(seconds(tasks + " distinct, cold tools", cold, "bare compiles, packed", bareCold));
            measurements.add(new Measurement(
                    tasks + " distinct, warm tools",
                    warm,
                    "bare compiles, packed",
                    bareWarm,
                    "s",
                    tasks == 20 ? Optional.of(new Target.AtMostTimes(1.15)) : Optional.empty()));
            measurements.add(
                    seconds(tasks + " distinct, warm tools", warm, "the same with Pelato's options", sameOptions));
            measurements.add(new Measurement(
                    tasks + " of equal code, warm tools",
                    warmEqual,
                    "one bare compile",
                    one,
                    "s",
                    tasks == 20 ? Optional.of(new Target.AtMostTimes(1.3)) : Optional.empty()));
        }
        return new Section(
                "Building from nothing",
                "`mvn package`, Maven's own start included, against `tinygo build` in each generated folder, as many at"
                        + " once as there are cores. Cold: all caches empty. Warm: the compiler has compiled these"
                        + " packages before, Pelato has no component. The bare compiles then link what they have"
                        + " compiled a moment before.",
                measurements);
    }

    private double cold(SampleProject project) {
        bench.forgetAll();
        return bench.maven(project, BUILD).run();
    }

    private double warm(SampleProject project, int runs) {
        return Median.of(runs, () -> {
            bench.forgetComponents();
            return bench.maven(project, BUILD).run();
        });
    }

    private static List<Path> generated(SampleProject project) {
        return IntStream.range(0, project.tasks()).mapToObj(project::generated).toList();
    }

    private static Measurement seconds(String what, double value, String against, double reference) {
        return new Measurement(what, value, against, reference, "s", Optional.empty());
    }
}
