package io.pelato.it.bench;

import java.util.List;
import java.util.Optional;

/** How long it takes to check and to generate a workflow of very many tasks. */
final class ManyTasksQuestion {

    private static final int TASKS = 1000;

    private final Workbench bench;

    ManyTasksQuestion(Workbench bench) {
        this.bench = bench;
    }

    Section ask() {
        double empty = bench.emptyMaven();
        SampleProject project = bench.project("many", TASKS, TaskCode.DISTINCT);
        Program run = bench.maven(project, List.of("pelato:validate", "pelato:generate"));
        double first = run.run();
        double again = Median.of(3, run::run);
        return new Section(
                "Many tasks",
                "`mvn pelato:validate pelato:generate` of " + TASKS + " tasks: all files are written the first time,"
                        + " and none the second.",
                List.of(
                        new Measurement(
                                TASKS + " tasks, the first time",
                                first,
                                "empty mvn validate",
                                empty,
                                "s",
                                Optional.of(new Target.AtMostOver(2, "s"))),
                        new Measurement(
                                TASKS + " tasks, again",
                                again,
                                "empty mvn validate",
                                empty,
                                "s",
                                Optional.of(new Target.AtMostOver(2, "s")))));
    }
}
