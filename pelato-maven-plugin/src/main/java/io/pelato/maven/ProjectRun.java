package io.pelato.maven;

import io.pelato.Pelato;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/** What the goals of one run of Maven share in a project. */
final class ProjectRun implements AutoCloseable {

    private static final String KEY = ProjectRun.class.getName();

    private final List<MojoExecution> goals;
    private final RunTimes times = new RunTimes();
    private Optional<Pelato> pelato = Optional.empty();
    private boolean prepared;

    private ProjectRun(List<MojoExecution> goals) {
        this.goals = List.copyOf(goals);
    }

    /** The run of one goal that knows of no others. */
    static ProjectRun alone(MojoExecution goal) {
        return new ProjectRun(List.of(goal));
    }

    /** Begins a run over a project with these goals of ours, in their order. */
    static void begin(MavenProject project, List<MojoExecution> goals) {
        end(project);
        project.setContextValue(KEY, new ProjectRun(goals));
    }

    /** The run over a project that has begun, if it has this goal. */
    static Optional<ProjectRun> of(MavenProject project, MojoExecution goal) {
        return project.getContextValue(KEY) instanceof ProjectRun run && run.goals.contains(goal)
                ? Optional.of(run)
                : Optional.empty();
    }

    /** Ends the run over a project, if there is one. */
    static void end(MavenProject project) {
        if (project.getContextValue(KEY) instanceof ProjectRun run) {
            project.setContextValue(KEY, null);
            run.close();
        }
    }

    /** The library, which tells in this log if it has not been asked before. */
    synchronized Pelato pelato(Log log) {
        if (pelato.isEmpty()) {
            pelato = Optional.of(Pelato.open(new RunLog(log, times)));
        }
        return pelato.get();
    }

    RunTimes times() {
        return times;
    }

    /** The goals that come after this one, the first time that it is asked; then none. */
    synchronized List<MojoExecution> toPrepare(MojoExecution current) {
        if (prepared || !GoalTimes.isReported(current.getGoal())) {
            return List.of();
        }
        prepared = true;
        return goals.subList(goals.indexOf(current) + 1, goals.size());
    }

    /** Whether this goal is reported, and none after it is. */
    boolean isLastReported(MojoExecution goal) {
        return goals.stream()
                .filter(each -> GoalTimes.isReported(each.getGoal()))
                .reduce((before, last) -> last)
                .filter(goal::equals)
                .isPresent();
    }

    @Override
    public synchronized void close() {
        pelato.ifPresent(Pelato::close);
        pelato = Optional.empty();
    }
}
