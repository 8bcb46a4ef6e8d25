package io.pelato.run;

import io.pelato.application.ComponentConfig;
import io.pelato.workflow.Task;
import io.pelato.workflow.Workflow;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tasks of a workflow on the user's own machine: each with its component, its configuration and its time. */
public final class LocalTasks implements TaskHandler {

    private final Workflow workflow;
    private final TaskRunner runner;
    private final Map<String, String> components;
    private final Duration limit;
    private final LocalClock clock;
    private final Optional<RunDatabase> database;
    private final Map<String, Map<String, String>> configs = new HashMap<>();

    /**
     * Makes them.
     *
     * @param workflow the workflow
     * @param runner where the components are
     * @param components the file of each component, by its name
     * @param limit how long a task may take for a message
     * @param clock the time that tasks are told
     * @param database stores rows; absent: they are only told
     */
    public LocalTasks(
            Workflow workflow,
            TaskRunner runner,
            Map<String, String> components,
            Duration limit,
            LocalClock clock,
            Optional<RunDatabase> database) {
        this.workflow = workflow;
        this.runner = runner;
        this.components = Map.copyOf(components);
        this.limit = limit;
        this.clock = clock;
        this.database = database;
    }

    @Override
    public Handled handle(Task task, Message message) {
        Map<String, String> config =
                configs.computeIfAbsent(task.componentName(), unknown -> ComponentConfig.of(workflow, task));
        Answer answer =
                runner.call(new Call(components.get(task.componentName()), config, message, limit, clock.passedOver()));
        if (!(answer.outcome() instanceof Outcome.Returned returned)) {
            return new Handled(answer, List.of());
        }
        Sink sink = Sink.of(task.type());
        return database.filter(
                        unused -> sink == Sink.TABLE && !returned.outgoing().isEmpty())
                .flatMap(tables -> tables.store(returned.outgoing()))
                .map(failed -> new Handled(new Answer(failed, answer.log(), answer.took()), List.of()))
                .orElseGet(() -> new Handled(answer, sink.effects(task, returned.outgoing())));
    }
}
