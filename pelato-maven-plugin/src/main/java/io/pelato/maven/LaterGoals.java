package io.pelato.maven;

import io.pelato.Pelato;
import io.pelato.problem.ProblemsException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MavenPluginManager;
import org.apache.maven.plugin.MojoExecution;

/**
 * Hands the settings of the goals that a run comes to later over to the library, before the first one works: what takes
 * time begins, and what is wrong in them is told before anything is built. To learn the settings of a goal Maven has one
 * way, which is to configure it.
 */
final class LaterGoals {

    private final BuildPluginManager plugins;
    private final MavenPluginManager mojos;

    @Inject
    LaterGoals(BuildPluginManager plugins, MavenPluginManager mojos) {
        this.plugins = plugins;
        this.mojos = mojos;
    }

    /**
     * Has the library begin for these goals, and checks them.
     *
     * @param checkedFirst reads what the goals are checked against, once all that takes time has begun
     * @throws ProblemsException with the faults of {@code checkedFirst}, then of the goals, each fault once
     */
    void prepare(List<MojoExecution> executions, MavenSession session, Pelato pelato, Runnable checkedFirst) {
        var faults = new GoalFaults();
        Map<MojoExecution, AbstractPelatoMojo> goals = new LinkedHashMap<>();
        try (var configured = new ConfiguredGoals(plugins, mojos, session)) {
            for (MojoExecution execution : executions) {
                faults.of(execution, () -> {
                    if (configured.of(execution) instanceof AbstractPelatoMojo goal && !goal.isSkipped()) {
                        goals.put(execution, goal);
                        goal.begin(pelato);
                    }
                });
            }
            faults.first(checkedFirst);
            goals.forEach((execution, goal) -> faults.of(execution, () -> goal.check(pelato)));
        }
        faults.end();
    }
}
