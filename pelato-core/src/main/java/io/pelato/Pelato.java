package io.pelato;

import io.pelato.application.Keeping;
import io.pelato.application.MessagePlan;
import io.pelato.build.WasmComponents;
import io.pelato.generate.ComponentProject;
import io.pelato.plan.Plan;
import io.pelato.problem.ProblemsException;
import io.pelato.registry.PublishedImages;
import io.pelato.report.RunReport;
import io.pelato.rollout.Deployment;
import io.pelato.run.Happening;
import io.pelato.testing.TestRun;
import io.pelato.workflow.Workflow;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One run over one project, from workflow.yaml to what runs on the hosts. Each step is one call; what a step found out is
 * written below the project's {@link Project#output() output}, so that a later run can take up from there. Within a run
 * the workflow is read and the code generated once, however many steps need them.
 *
 * <p>{@link #expect} lets a step that comes later begin what takes time. All that was begun belongs to the run and ends
 * with it. Every call throws a {@link ProblemsException} that carries every fault it could find.
 */
public final class Pelato implements AutoCloseable {

    private final Listeners listeners;
    private final Readings readings = new Readings();
    private final Begun begun;

    private Pelato(Listeners listeners) {
        this.listeners = listeners;
        this.begun = new Begun(listeners);
    }

    /** Begins a run; nothing is read or connected before it is needed. */
    public static Pelato open(Listeners listeners) {
        return new Pelato(listeners);
    }

    /** Makes a new project, where nothing is in the way. */
    public NewProject init(InitRequest request) {
        return new InitStep(request).create();
    }

    /** Reads the workflow and the tasks' code, and checks both. */
    public Workflow validate(Project project) {
        return readings.of(project).workflow();
    }

    /** Checks what a deployment needs beside the workflow and can be known before anything is built. */
    public void validate(Project project, Provisions provisions) {
        CheckedProvisions.of(provisions, readings.of(project));
    }

    /** Checks before anything is built that a deployment knows where the workflow's messages are to be kept. */
    public void checkKeeping(DeployRequest request) {
        new WantedApplication(readings.of(request.project()), request).checkKeeping();
    }

    /** Checks before anything is built that a deployment's plan, where it has one, can still be done. */
    public void checkPlan(DeployRequest request) {
        new DeployStep(readings.of(request.project()), request).checkPlan();
    }

    /** Writes the schema that editors check and complete workflow.yaml with. */
    public SchemaFile schema(SchemaRequest request) {
        return new SchemaStep(readings.of(request.project()), request).write();
    }

    /** Writes the workflow as a picture. */
    public GraphFiles graph(GraphRequest request) {
        return new GraphStep(readings.of(request.project()), request).write();
    }

    /** Fetches the modules that the tasks require and the user's cache has not; changes nothing that is not asked for. */
    public ResolvedModules resolve(ResolveRequest request) {
        return new ResolveStep(request, listeners).resolve();
    }

    /** Writes the Go project of each component. */
    public List<ComponentProject> generate(Project project) {
        return readings.of(project).generated();
    }

    /** Compiles what was not compiled before, and sends it ahead to the registries of the pushes that are expected. */
    public WasmComponents build(BuildRequest request) {
        return new BuildStep(readings.of(request.project()), request, listeners).build(begun::sendAhead);
    }

    /** Runs the tests of the tasks and writes their reports; compiles what they need and was not compiled before. */
    public TestRun test(TestRequest request) {
        return new TestStep(readings.of(request.build().project()), request, listeners).test(begun::sendAhead);
    }

    /**
     * Runs the workflow, or one task of it, without a lattice: its very components, compiled where they were not before.
     *
     * @param listener hears what happens, as it does
     */
    public Ran run(RunRequest request, Consumer<Happening> listener) {
        return new RunStep(readings.of(request.build().project()), request, listeners).run(listener);
    }

    /** Packs what was built, and all that a deployment of it takes beside it, for places that have no code. */
    public Path bundle(BundleRequest request) {
        return new BundleStep(readings.of(request.project()), request).pack();
    }

    /** Lets a later {@link #push} with this request connect with its registry, beside other work. */
    public void expect(PushRequest request) {
        begun.begin(request);
    }

    /** Lets a later {@link #deploy} with this request connect with its lattice and look for hosts, beside other work. */
    public void expect(DeployRequest request) {
        begun.begin(request, () -> keeping(request));
    }

    // What is wrong in the workflow is told by the step that reads it.
    private Optional<Keeping> keeping(DeployRequest request) {
        try {
            return new MessagePlan(readings.of(request.project()).workflow())
                    .keeping(request.access().lattice().domain());
        } catch (ProblemsException e) {
            return Optional.empty();
        }
    }

    /** Makes sure that the registry has what was built, which must be what the workflow says now. */
    public PublishedImages push(PushRequest request) {
        return new PushStep(readings.of(request.project()), request, listeners).push(begun.take(request));
    }

    /** Has the pushed components run on the hosts, and waits until they do. */
    public Deployment deploy(DeployRequest request) {
        return new DeployStep(readings.of(request.project()), request).deploy(begun.take(request), listeners);
    }

    /** Tells what a deployment would change. Builds nothing and sends nothing. */
    public Plan plan(PlanRequest request) {
        return new PlanStep(readings.of(request.deployment().project()), request).plan();
    }

    /** Tells which versions of the workflow are stored on the lattice. Changes nothing. */
    public History history(HistoryRequest request) {
        return new HistoryStep(readings.of(request.project()), request).history();
    }

    /** Has a version run again that ran before, without building, and waits until it does. */
    public Deployment rollBack(RollbackRequest request) {
        return new RollbackStep(readings.of(request.project()), request).rollBack(listeners);
    }

    /** Tells what of the workflow runs where, and what is missing. Changes nothing. */
    public WorkflowStatus status(StatusRequest request) {
        return new StatusStep(readings.of(request.project()), request).status();
    }

    /** Listens to what passes on topics, and takes nothing from anybody. Returns when it was told to end. */
    public Tailed tail(TailRequest request, TailListener listener) {
        return new TailStep(() -> readings.of(request.project()), request).follow(listener);
    }

    /** Takes the workflow off the lattice, and waits until nothing of it is left on the hosts. */
    public Removed undeploy(UndeployRequest request) {
        return new UndeployStep(readings.of(request.project()), request).undeploy(listeners);
    }

    /** Writes down what happened in a run. */
    public void report(Project project, RunReport report) {
        new Output(project).claim(RunReport.FILES);
        report.write();
    }

    /** Ends what was begun and no step took up. */
    @Override
    public void close() {
        begun.close();
        readings.close();
    }
}
