package io.pelato.maven;

import io.pelato.problem.ProblemsException;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.ContextEnabled;
import org.apache.maven.plugin.MavenPluginManager;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * Lets the goals that this run of Maven comes to later begin what they need time for: to connect with the registry and
 * with the lattice, beside checking, generating and compiling. Maven itself runs one goal after the other.
 */
final class EarlyStart {

    private static final String LAST_GOAL = EarlyStart.class.getName();

    private final LifecycleExecutor lifecycle;
    private final BuildPluginManager plugins;
    private final MavenPluginManager mojos;

    @Inject
    EarlyStart(LifecycleExecutor lifecycle, BuildPluginManager plugins, MavenPluginManager mojos) {
        this.lifecycle = lifecycle;
        this.plugins = plugins;
        this.mojos = mojos;
    }

    /**
     * Starts what can be started, the first time that a run gets here.
     *
     * @param context what the goals of this plugin share in a project
     */
    void begin(MavenSession session, MavenProject project, MojoExecution current, Map<Object, Object> context) {
        if (context.putIfAbsent(LAST_GOAL, current.getGoal()) != null) {
            return;
        }
        var rehearsal = new Thread(GoalTimes::rehearse, "pelato-report");
        rehearsal.setDaemon(true);
        rehearsal.start();
        MavenSession own = session.clone();
        own.setCurrentProject(project);
        try {
            for (MojoExecution later : lifecycle
                    .calculateExecutionPlan(own, session.getGoals().toArray(String[]::new))
                    .getMojoExecutions()) {
                if (!later.getArtifactId().equals(current.getArtifactId())) {
                    continue;
                }
                if (GoalTimes.reports(later.getGoal())) {
                    context.put(LAST_GOAL, later.getGoal());
                }
                if (!later.getGoal().equals(current.getGoal()) && startsEarly(later)) {
                    start(own, later, context);
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException("Maven cannot plan again what it is doing", e);
        }
    }

    /** Whether no goal comes after this one that adds to the run's report. */
    static boolean isLast(MojoExecution execution, Map<Object, Object> context) {
        return execution.getGoal().equals(context.get(LAST_GOAL));
    }

    private static boolean startsEarly(MojoExecution execution) {
        return execution.getGoal().equals("push") || execution.getGoal().equals("deploy");
    }

    private void start(MavenSession session, MojoExecution execution, Map<Object, Object> context) throws Exception {
        // The plan's own descriptor knows no class realm yet; asking for it fills it in.
        plugins.getPluginRealm(session, execution.getMojoDescriptor().getPluginDescriptor());
        Mojo mojo = mojos.getConfiguredMojo(Mojo.class, session, execution);
        try {
            if (mojo instanceof StartsEarly early && mojo instanceof ContextEnabled enabled) {
                enabled.setPluginContext(context);
                early.startEarly();
            }
        } catch (ProblemsException toldByTheGoalItself) {
            context.remove(execution.getGoal());
        } finally {
            mojos.releaseMojo(mojo, execution);
        }
    }
}
