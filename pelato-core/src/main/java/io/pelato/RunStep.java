package io.pelato;

import io.pelato.build.WasmComponents;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.run.Given;
import io.pelato.run.Happening;
import io.pelato.run.LocalTasks;
import io.pelato.run.LocalWorkflow;
import io.pelato.run.RunnerRequest;
import io.pelato.run.TaskRunner;
import io.pelato.workflow.Task;
import io.pelato.workflow.Workflow;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** Builds a workflow and runs it, or one task of it, on the user's own machine. */
final class RunStep {

    private final Reading reading;
    private final RunRequest request;
    private final Listeners listeners;

    RunStep(Reading reading, RunRequest request, Listeners listeners) {
        this.reading = reading;
        this.request = request;
        this.listeners = listeners;
    }

    Ran run(Consumer<Happening> listener) {
        Workflow workflow = reading.workflow();
        Optional<Task> task = request.task().map(name -> NamedTask.of(workflow, name, "task"));
        WasmComponents built = new BuildStep(reading, request.build(), listeners).build(arrival -> {});
        try (TaskRunner runner = TaskRunner.start(place(reading, request.build()), listeners.building())) {
            var tasks = new LocalTasks(workflow, runner, built.files(), request.limit());
            var local = new LocalWorkflow(workflow, tasks, Clock.systemUTC(), listener);
            int failures = 0;
            for (Given message : request.messages()) {
                failures += task.isPresent() ? given(local, task.get(), message) : sent(local, message);
            }
            return new Ran(request.messages().size(), failures);
        }
    }

    /** Where components of a project are run. */
    static RunnerRequest place(Reading reading, BuildRequest build) {
        return new RunnerRequest(
                reading.output().components(), reading.project().cache(), build.builder(), build.engine());
    }

    private static int given(LocalWorkflow local, Task task, Given message) {
        String topic = message.topic()
                .or(() -> task.texts("source_topic").stream().findFirst())
                .orElse(task.componentName());
        return local.give(task, topic, message.body()) ? 0 : 1;
    }

    private static int sent(LocalWorkflow local, Given message) {
        return local.send(
                message.topic()
                        .orElseThrow(
                                () -> new ProblemsException(
                                        Problem.of(
                                                "There is a message without a topic: "
                                                        + message.body().shown(),
                                                "Write a line as TOPIC, a blank, and the message, or name the one task that is meant"))),
                message.body());
    }
}
