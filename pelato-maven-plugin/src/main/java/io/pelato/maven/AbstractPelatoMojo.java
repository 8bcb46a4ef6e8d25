package io.pelato.maven;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.template.Templates;
import io.pelato.workflow.Workflow;
import io.pelato.workflow.WorkflowReader;
import io.pelato.workflow.WorkflowSettings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What all goals share: where the workflow is, when there is nothing to do, and how failures are told. */
abstract class AbstractPelatoMojo extends AbstractMojo {

    /** Skips all goals of Pelato. */
    @Parameter(property = "pelato.skip", defaultValue = "false")
    private boolean skip;

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
    private int instances;

    /**
     * Where task types of your own are: folders of the project, or jars as {@code groupId:artifactId:version}. Each is
     * laid out as {@code types/NAME/template.yaml}; a type of a later one replaces one of the same name.
     */
    @Parameter(property = "pelato.templates")
    private List<String> templates;

    /** Where Pelato writes what it makes. */
    @Parameter(property = "pelato.output", defaultValue = "${project.build.directory}/pelato")
    private File output;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Inject
    private EarlyStart earlyStart;

    @Inject
    private TemplateSources templateSources;

    private GoalTimes times;
    private List<Path> ownTemplates = List.of();
    private Templates allTemplates;
    private Workflow readWorkflow;

    /** Does the goal's work; any {@link ProblemsException} is told by this class. */
    abstract void run();

    @Override
    public final void execute() throws MojoFailureException {
        if (skip) {
            getLog().info("Skipped: pelato.skip is set");
            return;
        }
        if ("pom".equals(project.getPackaging()) && !workflow.isFile()) {
            getLog().info("Skipped: a parent POM without a workflow.yaml");
            return;
        }
        times = new GoalTimes(execution.getGoal());
        runContext().take(GoalTimes.class).ifPresent(times::adopt);
        Instant start = Instant.now();
        try (TemplateSources.Open sources = openTemplates()) {
            ownTemplates = sources.folders();
            allTemplates = null;
            readWorkflow = null;
            beginLaterGoals();
            run();
            times.worked(execution.getGoal(), "the whole goal", start, "");
            report();
        } catch (ProblemsException e) {
            runContext().endAll(getLog()::debug);
            reportFailure(start);
            throw failure(e);
        } catch (IOException e) {
            throw new MojoFailureException("The templates cannot be read: " + e, e);
        }
    }

    // A parameter that a later goal cannot work with is told beside the faults of the workflow.
    private void beginLaterGoals() {
        var checks = new Checks();
        try {
            earlyStart.begin(session, project, execution, runContext(), this::readEarly);
        } catch (ProblemsException e) {
            checks.run(this::readWorkflow);
            checks.run(() -> {
                throw e;
            });
        }
        checks.end();
    }

    private EarlyReading readEarly() {
        var checks = new Checks();
        return new EarlyReading(checks.get(this::templates), checks.get(this::readWorkflow));
    }

    /** Whether the user wants nothing of this goal. */
    final boolean isSkipped() {
        return skip;
    }

    /** What the goals of this run leave for each other. */
    @SuppressWarnings("unchecked")
    final RunContext runContext() {
        return new RunContext((Map<Object, Object>) getPluginContext());
    }

    // The goals of a run pass on what they know; the last one writes it down.
    private void report() {
        runContext().leave(GoalTimes.class, times);
        if (EarlyStart.isLast(execution, runContext())) {
            times.write(output.toPath(), session.getStartTime().toInstant());
        }
    }

    private void reportFailure(Instant start) {
        times.worked(execution.getGoal(), "the whole goal", start, "failed");
        try {
            times.write(output.toPath(), session.getStartTime().toInstant());
        } catch (ProblemsException unwritable) {
            getLog().warn("There is no report of this run: " + unwritable.getMessage());
        }
    }

    private TemplateSources.Open openTemplates() throws IOException {
        return templateSources.open(Optional.ofNullable(templates).orElse(List.of()), session, project);
    }

    private MojoFailureException failure(ProblemsException exception) {
        List<Problem> problems = exception.problems();
        if (problems.size() > 1) {
            problems.forEach(problem -> getLog().error(problem.toString()));
        }
        getLog().debug(exception);
        String message = problems.size() == 1 ? problems.get(0).toString() : problems.size() + " problems, told above";
        return new MojoFailureException(message);
    }

    /** The workflow; read once a goal. */
    final Workflow readWorkflow() {
        if (readWorkflow == null) {
            readWorkflow = new WorkflowReader(templates(), workflowSettings()).read(workflow.toPath());
        }
        return readWorkflow;
    }

    /** Every task type and provider there is; read once a goal. */
    final Templates templates() {
        if (allTemplates == null) {
            allTemplates = Templates.read(ownTemplates);
        }
        return allTemplates;
    }

    private WorkflowSettings workflowSettings() {
        return new WorkflowSettings(
                projectName,
                directory(),
                tasks.toPath(),
                targets.stream().map(String::strip).toList(),
                instances,
                new BuildProperties(session, project)::find);
    }

    final Path directory() {
        return project.getBasedir().toPath();
    }

    /** A file or folder below target/pelato; the folder above it exists afterwards. */
    final Path output(String name) {
        Path path = output.toPath().resolve(name);
        try {
            Files.createDirectories(path.getParent());
        } catch (IOException e) {
            throw new ProblemsException(
                    Problem.of("Cannot create " + path.getParent() + ": " + e, "Check its permissions"), e);
        }
        return path;
    }

    /** Where to tell what the goal does and when. */
    final GoalTimes times() {
        return times;
    }

    final MavenSession session() {
        return session;
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
