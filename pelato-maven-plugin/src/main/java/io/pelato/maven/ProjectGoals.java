package io.pelato.maven;

import io.pelato.Pelato;
import io.pelato.Project;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MavenPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.logging.Log;

/** The goals of ours that a phase runs in a project, which a goal can run again and again. */
final class ProjectGoals {

    private static final Map<String, List<String>> ALONE = Map.of(
            "package", List.of("validate", "generate", "test", "build"),
            "deploy", List.of("validate", "generate", "test", "build", "push", "deploy"));

    private final LifecycleExecutor lifecycle;
    private final LaterGoals laterGoals;
    private final BuildPluginManager plugins;
    private final MavenPluginManager mojos;

    @Inject
    ProjectGoals(
            LifecycleExecutor lifecycle, LaterGoals laterGoals, BuildPluginManager plugins, MavenPluginManager mojos) {
        this.lifecycle = lifecycle;
        this.laterGoals = laterGoals;
        this.plugins = plugins;
        this.mojos = mojos;
    }

    /**
     * The goals that a phase and those before it have in this project, with their settings; where the last of them is not
     * bound, as in a project that runs them from the command line, each as it would be run from there.
     *
     * @param phase package or deploy
     * @param asking a goal of this plugin
     */
    List<MojoExecution> upTo(String phase, MavenSession session, MojoExecution asking) {
        List<String> alone = ALONE.get(phase);
        List<MojoExecution> bound = plan(session, phase);
        String last = alone.get(alone.size() - 1);
        String plugin = String.join(":", asking.getGroupId(), asking.getArtifactId(), asking.getVersion());
        List<MojoExecution> planned = bound.stream()
                        .anyMatch(execution -> execution.getGoal().equals(last))
                ? bound
                : plan(session, alone.stream().map(goal -> plugin + ":" + goal).toArray(String[]::new));
        return planned.stream()
                .map(goal -> ofOurClasses(goal, asking))
                .map(ProjectGoals::withMovingTags)
                .toList();
    }

    // Maven loads the goals of the packaging as an extension, with other classes than a goal that is named on the
    // command line.
    private static MojoExecution ofOurClasses(MojoExecution planned, MojoExecution asking) {
        var execution = new MojoExecution(
                asking.getMojoDescriptor().getPluginDescriptor().getMojo(planned.getGoal()), planned.getExecutionId());
        execution.setConfiguration(planned.getConfiguration());
        return execution;
    }

    // Each run pushes the same version anew, so that a tag that moves is nothing to warn of unless the user says so.
    private static MojoExecution withMovingTags(MojoExecution execution) {
        Optional.ofNullable(execution.getConfiguration())
                .map(configuration -> configuration.getChild("tags"))
                .ifPresent(tags -> tags.setAttribute("default-value", "move"));
        return execution;
    }

    private List<MojoExecution> plan(MavenSession session, String... tasks) {
        try {
            return lifecycle.calculateExecutionPlan(session, tasks).getMojoExecutions().stream()
                    .filter(RunListener::isOurs)
                    .filter(execution -> !execution.getGoal().equals("bundle"))
                    .toList();
        } catch (Exception e) {
            throw new IllegalStateException("Maven cannot plan " + String.join(" ", tasks), e);
        }
    }

    /**
     * Runs them once, as one run of the library.
     *
     * @param log gets their warnings, and what they tell with -X
     * @throws io.pelato.problem.ProblemsException when one of them fails; those after it are not run
     */
    void run(List<MojoExecution> goals, MavenSession session, Project project, Log log) {
        try (Pelato pelato = Pelato.open(new RunLog(log, new RunTimes()));
                var configured = new ConfiguredGoals(plugins, mojos, session)) {
            laterGoals.prepare(goals, session, pelato, () -> pelato.validate(project));
            for (MojoExecution execution : goals) {
                var goal = (AbstractPelatoMojo) configured.of(execution);
                if (!goal.isSkipped()) {
                    goal.setLog(log);
                    goal.run(pelato);
                }
            }
        }
    }
}
