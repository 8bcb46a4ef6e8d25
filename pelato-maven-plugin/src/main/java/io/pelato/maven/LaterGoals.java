package io.pelato.maven;

import io.pelato.Pelato;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MavenPluginManager;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginConfigurationException;

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
        Map<MojoExecution, Mojo> configured = new LinkedHashMap<>();
        try {
            for (MojoExecution execution : executions) {
                faults.of(execution, () -> {
                    Mojo mojo = configure(session, execution);
                    configured.put(execution, mojo);
                    if (mojo instanceof AbstractPelatoMojo goal && !goal.isSkipped()) {
                        goals.put(execution, goal);
                        goal.begin(pelato);
                    }
                });
            }
            faults.first(checkedFirst);
            goals.forEach((execution, goal) -> faults.of(execution, () -> goal.check(pelato)));
        } finally {
            configured.forEach((execution, mojo) -> mojos.releaseMojo(mojo, execution));
        }
        faults.end();
    }

    private Mojo configure(MavenSession session, MojoExecution execution) {
        try {
            // The plan's own descriptor may know no class realm yet; asking for it fills it in.
            plugins.getPluginRealm(session, execution.getMojoDescriptor().getPluginDescriptor());
            return mojos.getConfiguredMojo(Mojo.class, session, execution);
        } catch (PluginConfigurationException e) {
            throw new ProblemsException(Problem.of(e.getMessage(), "Mend it in the POM"), e);
        } catch (Exception e) {
            throw new IllegalStateException("Maven cannot load a goal that it has planned: " + execution, e);
        }
    }
}
