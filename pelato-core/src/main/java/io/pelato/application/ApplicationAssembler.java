package io.pelato.application;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.template.Link;
import io.pelato.template.Provider;
import io.pelato.workflow.Task;
import io.pelato.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes one application of a workflow: a component a task, one provider of each kind that their links name, on all
 * targets of the tasks that are linked with it.
 */
public final class ApplicationAssembler {

    private final Function<String, Optional<Provider>> providers;
    private final DeploySettings settings;

    /**
     * Makes an assembler.
     *
     * @param providers the provider of a name that links use
     * @param settings what the user decides apart from the workflow
     */
    public ApplicationAssembler(Function<String, Optional<Provider>> providers, DeploySettings settings) {
        this.providers = providers;
        this.settings = settings;
    }

    /**
     * Makes the application.
     *
     * @param workflow a workflow without a fault
     * @param images the pinned image of each component, {@code repository:version@sha256:...}, by component name
     * @throws ProblemsException with every image or provider that is not there, every schedule that NATS cannot keep
     *     and every expression that cannot be evaluated
     */
    public Assembly assemble(Workflow workflow, Map<String, String> images) {
        List<Problem> problems = new ArrayList<>();
        List<Provider> used = usedProviders(workflow, problems);
        workflow.tasks().stream()
                .filter(task -> !images.containsKey(task.componentName()))
                .forEach(task -> problems.add(Problem.of(
                        "There is no image of component " + task.componentName(), "Push it first: mvn pelato:push")));
        used.stream()
                .filter(provider -> provider.image().equals(provider.name()))
                .filter(provider -> !settings.providerImages().containsKey(provider.name()))
                .forEach(provider -> problems.add(Problem.of(
                        "There is no image of provider " + provider.name(), "Push it first: mvn pelato:push")));
        end(problems);

        List<Schedule> schedules = new ArrayList<>();
        collect(problems, () -> schedules.addAll(Schedule.of(workflow)));
        List<TaskParts> tasks = new ArrayList<>();
        for (Task task : workflow.tasks()) {
            collect(problems, () -> tasks.add(new TaskParts(workflow, task, used, settings)));
        }
        end(problems);

        List<Part> parts = new ArrayList<>();
        List<HeldConfig> held = new ArrayList<>();
        for (TaskParts task : tasks) {
            collect(problems, () -> parts.add(task.component(images.get(task.componentName()), held)));
        }
        for (Provider provider : used) {
            collect(problems, () -> parts.add(new ProviderPart(workflow, provider, settings).part(tasks, held)));
        }
        end(problems);
        String names = workflow.tasks().stream().map(Task::name).collect(Collectors.joining(", "));
        return new Assembly(
                new Application(
                        workflow.projectName(),
                        "Pelato workflow: " + names,
                        List.copyOf(parts),
                        List.copyOf(schedules)),
                List.copyOf(held),
                new MessagePlan(workflow).keeping(settings.natsDomain()));
    }

    private List<Provider> usedProviders(Workflow workflow, List<Problem> problems) {
        List<String> names = workflow.tasks().stream()
                .flatMap(task -> task.links().stream())
                .map(Link::provider)
                .distinct()
                .toList();
        names.stream()
                .filter(name -> providers.apply(name).isEmpty())
                .forEach(name -> problems.add(Problem.of(
                        "No template folder has the provider " + name + " that a task type is linked with",
                        "Add providers/" + name + ".yaml to the template folder of that type")));
        return names.stream().flatMap(name -> providers.apply(name).stream()).toList();
    }

    private static void collect(List<Problem> problems, Runnable step) {
        try {
            step.run();
        } catch (ProblemsException e) {
            problems.addAll(e.problems());
        }
    }

    private static void end(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
    }
}
