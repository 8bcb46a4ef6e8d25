package io.pelato.it.bench;

import io.pelato.it.bench.BareCompiler.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How long a deploy takes where little or nothing changed. */
final class DeployQuestions {

    private static final int RUNS = 5;
    private static final double ALLOWED_SECONDS = 1.5;

    private final Workbench bench;

    DeployQuestions(Workbench bench) {
        this.bench = bench;
    }

    /** Workflows of these sizes that run already, and one of which one task changes. */
    Section again(List<Integer> sizes) {
        double empty = bench.emptyMaven();
        List<Measurement> measurements = new ArrayList<>();
        for (int tasks : sizes) {
            SampleProject project = bench.project("again" + tasks, tasks, TaskCode.DISTINCT);
            Program deploy = bench.maven(project, List.of("deploy"));
            deploy.run();
            measurements.add(new Measurement(
                    tasks + " tasks, nothing changed, mvn deploy",
                    Median.of(RUNS, deploy::run),
                    "empty mvn validate",
                    empty,
                    "s",
                    tasks == 20 ? Optional.of(new Target.AtMostOver(ALLOWED_SECONDS, "s")) : Optional.empty()));
            if (tasks == 20) {
                measurements.addAll(oneChanged(project, empty));
            }
            bench.maven(project, List.of("pelato:undeploy")).run();
        }
        return new Section(
                "Running again",
                "`mvn deploy` of a workflow that runs, and of one in which the code of one task changed: that task is"
                        + " compiled and pushed, and its component is exchanged on the hosts. The allowance is 1.3 bare"
                        + " compiles and " + ALLOWED_SECONDS + " s over an empty `mvn validate`.",
                measurements);
    }

    private List<Measurement> oneChanged(SampleProject project, double empty) {
        double compile = bench.bareCompiler().warm(List.of(project.generated(1)), Options.PLAIN);
        double allowed = 1.3 * compile + ALLOWED_SECONDS + empty;
        var number = new Numbering();
        double build = Median.of(RUNS, () -> {
            project.change(1, number.nextOdd());
            return bench.maven(project, List.of("package")).run();
        });
        double deploy = Median.of(RUNS, () -> {
            project.change(1, number.nextOdd());
            return bench.maven(project, List.of("deploy")).run();
        });
        return List.of(
                new Measurement(
                        "1 of 20 tasks changed, mvn package",
                        build,
                        "the allowance",
                        allowed,
                        "s",
                        Optional.of(new Target.AtMostTimes(1))),
                new Measurement(
                        "1 of 20 tasks changed, mvn deploy",
                        deploy,
                        "the allowance",
                        allowed,
                        "s",
                        Optional.of(new Target.AtMostTimes(1))));
    }

    /** Numbers of task code that no project has, so that no compiler has seen it; odd ones are of the kind that reads JSON. */
    private static final class Numbering {

        private int last = 1001;

        private int nextOdd() {
            last += 2;
            return last;
        }
    }
}
