package io.pelato.maven;

import io.pelato.problem.ProblemsException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MavenPluginManager;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * Lets the goals that this run of Maven comes to later begin what they need time for: to connect with the registry and
 * with the lattice, beside checking, generating and compiling. Maven itself runs one goal after the other.
 */
final class EarlyStart {

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
     * Starts what can be started, the first time that a run gets to a goal of those that it reports.
     *
     * @param context what the goals of this plugin share in a project
     * @param reading what parameters can be checked against
     * @throws ProblemsException naming what is wrong in the parameters of all later goals
     */
    void begin(
            MavenSession session,
            MavenProject project,
            MojoExecution current,
            RunContext context,
            Supplier<EarlyReading> reading) {
        if (!GoalTimes.reports(current.getGoal())
                || context.left(LastGoal.class).isPresent()) {
            return;
        }
        context.leave(LastGoal.class, new LastGoal(current.getGoal()));
        var rehearsal = new Thread(GoalTimes::rehearse, "pelato-report");
        rehearsal.setDaemon(true);
        rehearsal.start();
        var checks = new Checks();
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
                    context.leave(LastGoal.class, new LastGoal(later.getGoal()));
                }
                if (!later.getGoal().equals(current.getGoal()) && startsEarly(later)) {
                    start(own, later, context, checks, reading);
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException("Maven cannot plan again what it is doing", e);
        }
        checks.end();
    }

    /** Whether no goal comes after this one that adds to the run's report. */
    static boolean isLast(MojoExecution execution, RunContext context) {
        return context.left(LastGoal.class).equals(Optional.of(new LastGoal(execution.getGoal())));
    }

    private static boolean startsEarly(MojoExecution execution) {
        return execution.getGoal().equals("push") || execution.getGoal().equals("deploy");
    }

    private void start(
            MavenSession session,
            MojoExecution execution,
            RunContext context,
            Checks checks,
            Supplier<EarlyReading> reading)
            throws Exception {
        // The plan's own descriptor knows no class realm yet; asking for it fills it in.
        plugins.getPluginRealm(session, execution.getMojoDescriptor().getPluginDescriptor());
        Mojo mojo = mojos.getConfiguredMojo(Mojo.class, session, execution);
        try {
            if (mojo instanceof AbstractPelatoMojo goal && !goal.isSkipped() && mojo instanceof StartsEarly early) {
                goal.setPluginContext(context.values());
                checks.run(() -> early.startEarly(reading));
            }
        } finally {
            mojos.releaseMojo(mojo, execution);
        }
    }

    /** The last goal of a run that adds to its report. */
    private record LastGoal(String name) {}
}
