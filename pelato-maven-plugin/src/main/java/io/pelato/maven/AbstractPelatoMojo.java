package io.pelato.maven;

import io.pelato.Pelato;
import io.pelato.Project;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What all goals share: where the workflow is, when there is nothing to do, and how failures are told. */
abstract class AbstractPelatoMojo extends AbstractMojo {

    /** Skips all goals of Pelato. */
    @Parameter(property = "pelato.skip", defaultValue = "false")
    private Switch skip;

    /** The workflow file. */
    @Parameter(property = "pelato.workflow", defaultValue = "${project.basedir}/workflow.yaml")
    private File workflow;

    /** The folder of the tasks' Go files. */
    @Parameter(property = "pelato.tasks", defaultValue = "${project.basedir}/tasks")
    private File tasks;

    /** The name of the application where workflow.yaml has no {@code project_name}. */
    @Parameter(property = "pelato.projectName", defaultValue = "${project.artifactId}")
    private String projectName;

    /** The targets that a task may name: the values of the label {@code host-type} that your hosts have. */
    @Parameter(property = "pelato.targets", defaultValue = "edge,cloud")
    private List<String> targets;

    /** How many messages each target works on at once, for tasks that do not say {@code instances} themselves. */
    @Parameter(property = "pelato.instances", defaultValue = "100")
    private WholeNumber instances;

    /**
     * Where task types of your own are: folders of the project, or jars as {@code groupId:artifactId:version}. Each is
     * laid out as {@code types/NAME/template.yaml}; a type of a later one replaces one of the same name.
     */
    @Parameter(property = "pelato.templates")
    private List<String> templates;

    /** Where Pelato writes what it makes. */
    @Parameter(property = "pelato.output", defaultValue = "${project.build.directory}/pelato")
    private File output;

    /** The folder for what outlives a build: compiled components, fetched modules and the compiler's own cache. */
    @Parameter(property = "pelato.cache", defaultValue = "${user.home}/.cache/pelato")
    private File cache;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Inject
    private LaterGoals laterGoals;

    @Inject
    private TemplateSources templateSources;

    /** The parameter that skips this goal alone, which is called {@code pelato.GOAL.skip}. */
    abstract Switch ownSkip();

    /** Does the goal's work; any {@link ProblemsException} is told by this class. */
    abstract void run(Pelato pelato);

    /**
     * Hands over what the goal will ask, long before its turn, so that it can begin what takes time.
     *
     * @throws ProblemsException naming every parameter that the goal cannot work with
     */
    void begin(Pelato pelato) {
        project();
    }

    /**
     * Checks what the goal will ask against the workflow and the task types, before its turn.
     *
     * @throws ProblemsException naming everything that the goal would end with
     */
    void check(Pelato pelato) {
        // Most goals have nothing that their parameters alone do not show.
    }

    /** Maven's log; with the module's name in each line where several are built at once. */
    @Override
    public final Log getLog() {
        Log log = super.getLog();
        boolean mixed = session != null
                && session.getProjects().size() > 1
                && session.getRequest().getDegreeOfConcurrency() > 1;
        return mixed ? new ModuleLog(log, project.getArtifactId()) : log;
    }

    /** Maven's log for what tells of several modules. */
    final Log unnamedLog() {
        return super.getLog();
    }

    @Override
    public final void execute() throws MojoFailureException {
        try {
            UnknownProperties.warn(getLog(), session, execution);
            mustHavePom();
            Optional<String> skipping = skipping();
            if (skipping.isPresent()) {
                getLog().info("Skipped: " + skipping.get() + " is set");
                skipped();
                reportWithoutThis();
            } else if (!isBundled() && "pom".equals(project.getPackaging()) && !workflow.isFile()) {
                getLog().info("Skipped: a parent POM without a workflow.yaml");
            } else {
                execute(ProjectRun.of(project, execution));
            }
        } catch (ProblemsException e) {
            throw new Failure(getLog()).of(e);
        }
    }

    // Where a goal is called in a folder without a POM, there is nothing but a bundle to work on.
    private void mustHavePom() {
        if ((project.getBasedir() == null || "release".equals(execution.getGoal())) && !isBundled()) {
            throw new ProblemsException(Problem.of(
                    "There is no release to deploy: pelato.bundle is not set",
                    "Name one with -Dpelato.bundle=groupId:artifactId:version"));
        }
    }

    /** Whether the goal works on a release, and not on the project that it is run in. */
    boolean isBundled() {
        return false;
    }

    /** Is told that nothing of the goal is done. */
    void skipped() {
        // Most goals leave nothing undone that others count on.
    }

    // Without <extensions> Maven tells of no other goals, and what this one began ends with it.
    private void execute(Optional<ProjectRun> known) {
        if (known.isPresent()) {
            execute(known.get());
        } else {
            try (ProjectRun alone = ProjectRun.alone(execution)) {
                execute(alone);
            }
        }
    }

    private void execute(ProjectRun run) {
        Instant start = Instant.now();
        GoalTimes times = run.times().of(execution.getGoal());
        Pelato pelato = run.pelato(getLog());
        try {
            List<MojoExecution> later = run.toPrepare(execution);
            if (!later.isEmpty()) {
                laterGoals.prepare(later, session, pelato, () -> pelato.validate(project()));
            }
            run(pelato);
        } catch (ProblemsException e) {
            times.worked(execution.getGoal(), "the whole goal", start, "failed");
            if (GoalTimes.isReported(execution.getGoal())) {
                report(run, pelato);
            }
            throw e;
        }
        times.worked(execution.getGoal(), "the whole goal", start, "");
        if (run.isLastReported(execution)) {
            report(run, pelato);
        }
    }

    // Where this goal would have been the last one, what those before it did is still told.
    private void reportWithoutThis() {
        ProjectRun.of(project, execution)
                .filter(run -> run.isLastReported(execution) && !run.times().isEmpty())
                .ifPresent(run -> report(run, run.pelato(getLog())));
    }

    private void report(ProjectRun run, Pelato pelato) {
        try {
            Project reported = project();
            pelato.report(
                    reported,
                    run.times().report(reported.output(), session.getStartTime().toInstant()));
        } catch (ProblemsException unwritable) {
            getLog().warn("There is no report of this run: " + unwritable.getMessage());
        }
    }

    /** Whether the user wants nothing of this goal. */
    final boolean isSkipped() {
        return skipping().isPresent();
    }

    /** The parameter that is set so that nothing of this goal is done, the general one first. */
    private Optional<String> skipping() {
        String own = "pelato." + execution.getGoal() + ".skip";
        boolean goalSkipped = ownSkip().isOn(own);
        return skip.isOn("pelato.skip")
                ? Optional.of("pelato.skip")
                : Optional.of(own).filter(parameter -> goalSkipped);
    }

    /**
     * What the parameters of all goals say.
     *
     * @throws ProblemsException naming every one of them that is wrong
     */
    Project project() {
        return new Project(
                directory(),
                workflow.toPath(),
                tasks.toPath(),
                output(),
                cache.toPath(),
                projectName,
                targets(),
                instances(),
                templateSources.find(
                        stripped(Optional.ofNullable(templates).orElse(List.of())).stream()
                                .filter(source -> !source.isEmpty())
                                .toList(),
                        session,
                        project),
                BuildProperties.of(session, project));
    }

    final List<String> targets() {
        List<String> named =
                stripped(targets).stream().filter(target -> !target.isEmpty()).toList();
        if (named.isEmpty()) {
            throw new ProblemsException(Problem.of(
                    "pelato.targets names no target",
                    "Name the values of the label host-type that your hosts have, as in -Dpelato.targets=edge,cloud"));
        }
        return named;
    }

    /** The items of a list without the blanks around them; Maven makes nothing of two commas side by side. */
    static List<String> stripped(List<String> texts) {
        return texts.stream()
                .map(text -> Optional.ofNullable(text).orElse("").strip())
                .toList();
    }

    final Path directory() {
        return Optional.ofNullable(project.getBasedir())
                .map(File::toPath)
                .orElseGet(() -> Path.of(session.getExecutionRootDirectory()));
    }

    /** Where Pelato writes what it makes; below the folder that Maven runs in where there is no POM. */
    final Path output() {
        return project.getBasedir() == null ? directory().resolve("target/pelato") : output.toPath();
    }

    final Path cache() {
        return cache.toPath();
    }

    final MavenProject mavenProject() {
        return project;
    }

    /** How many messages each target works on at once. */
    final int instances() {
        return (int) instances.between(1, Limits.INSTANCES, "pelato.instances", "messages");
    }

    final TemplateSources artifacts() {
        return templateSources;
    }

    final MavenSession session() {
        return session;
    }

    /** The goal as Maven runs it. */
    final MojoExecution execution() {
        return execution;
    }

    final void refuseOffline(String what) {
        if (session.isOffline()) {
            throw new ProblemsException(Problem.of(
                    "Maven runs offline (-o), and to " + what + " takes the network",
                    "Run it without -o, or stop at `mvn package`"));
        }
    }

    /** Seconds with one digit, the same in every locale. */
    static String seconds(long milliseconds) {
        return String.format(Locale.ROOT, "%.1f s", milliseconds / 1000.0);
    }
}
