package io.pelato.maven;

import io.pelato.Pelato;
import io.pelato.Project;
import io.pelato.SourceChanges;
import io.pelato.StatusRequest;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.problem.UserFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Deploys the workflow, and again after each save of workflow.yaml, a task's code or a template, until Ctrl-C: what did not
 * change is neither compiled nor exchanged. Shows what passes on the topics meanwhile. A save with faults is told and changes
 * nothing. At the end it takes away what it has deployed, unless the workflow ran before.
 */
@Mojo(name = "dev", threadSafe = true, configurator = CommandLineFirstConfigurator.HINT)
public final class DevMojo extends AbstractLatticeMojo {

    /** Skips this goal alone. */
    @Parameter(property = "pelato.dev.skip", defaultValue = "false")
    private Switch devSkip;

    private static final String PACKAGE = "package";
    private static final String DEPLOY = "deploy";

    /**
     * How far each save goes: {@code deploy}, or {@code package}, which takes no lattice and no registry: what was saved is
     * checked, tested and built.
     */
    @Parameter(property = "pelato.dev.phase", defaultValue = DEPLOY)
    private String devPhase;

    /** Whether the messages on the tasks' topics are left out. */
    @Parameter(property = "pelato.dev.quiet", defaultValue = "false")
    private Switch devQuiet;

    private final ProjectGoals goals;

    @Inject
    DevMojo(MavenLogins logins, ProjectGoals goals) {
        super(logins);
        this.goals = goals;
    }

    /** What is done at the start and after each change. */
    private interface Round {
        void after(List<Path> changed);
    }

    @Override
    Switch ownSkip() {
        return devSkip;
    }

    @Override
    void run(Pelato pelato) {
        Project project = project();
        SourceChanges changes = SourceChanges.of(sources(project));
        Round round = round(pelato, project);
        try {
            List<Path> changed = List.of();
            while (true) {
                round.after(changed);
                changed = changes.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Path> sources(Project project) {
        List<Path> sources = new ArrayList<>(List.of(project.workflow(), project.tasks()));
        project.templates().stream().filter(Files::isDirectory).forEach(sources::add);
        return sources;
    }

    private Round round(Pelato pelato, Project project) {
        return switch (devPhase.strip()) {
            case PACKAGE -> {
                List<MojoExecution> planned = goals.upTo(PACKAGE, session(), execution());
                yield changed -> tell(project, changed, "built", () -> again(planned, project));
            }
            case DEPLOY -> deploying(pelato, project);
            default ->
                throw new ProblemsException(Problem.of(
                        "pelato.dev.phase is \"" + devPhase + "\", which a save cannot go to",
                        "Write " + PACKAGE + " or " + DEPLOY));
        };
    }

    private Round deploying(Pelato pelato, Project project) {
        refuseOffline("deploy to a lattice");
        boolean silent = devQuiet.isOn("pelato.dev.quiet");
        List<MojoExecution> planned = goals.upTo(DEPLOY, session(), execution());
        boolean ranBefore = pelato.status(new StatusRequest(project, access(), Optional.empty()))
                .deployment()
                .isPresent();
        var farewell = new DevFarewell(project, access(), ranBefore, getLog());
        var messages = new DevMessages(project, access().lattice().nats(), getLog());
        return changed -> tell(project, changed, "live", () -> {
            farewell.unlessItCame(() -> again(planned, project));
            if (!silent && (changed.contains(project.workflow()) || !messages.areFollowed())) {
                messages.follow();
            }
        });
    }

    private void again(List<MojoExecution> planned, Project project) {
        goals.run(planned, session(), project, new QuietLog(getLog()));
    }

    private void tell(Project project, List<Path> changed, String done, Runnable work) {
        long start = System.nanoTime();
        try {
            work.run();
            getLog().info(shown(project, changed) + ": " + done + " after "
                    + seconds((System.nanoTime() - start) / 1_000_000));
        } catch (ProblemsException e) {
            e.problems().stream().map(Problem::toString).forEach(getLog()::error);
            getLog().info(shown(project, changed) + ": nothing was changed; save again, or end with Ctrl-C");
        }
    }

    private static String shown(Project project, List<Path> changed) {
        return changed.isEmpty()
                ? "The workflow"
                : changed.stream()
                        .map(file -> UserFile.shown(project.directory(), file).toString())
                        .collect(Collectors.joining(", "));
    }
}
