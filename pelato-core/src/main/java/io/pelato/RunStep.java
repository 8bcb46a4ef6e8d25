package io.pelato;

import io.pelato.application.Schedule;
import io.pelato.build.WasmComponents;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.run.Body;
import io.pelato.run.Given;
import io.pelato.run.Happening;
import io.pelato.run.LocalClock;
import io.pelato.run.LocalTasks;
import io.pelato.run.LocalWorkflow;
import io.pelato.run.RunDatabase;
import io.pelato.run.RunSpan;
import io.pelato.run.RunnerRequest;
import io.pelato.run.TaskRunner;
import io.pelato.run.Timetable;
import io.pelato.workflow.Task;
import io.pelato.workflow.Workflow;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

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
        Optional<Timetable> timetable = request.span().map(span -> timetable(workflow, task, span));
        WasmComponents built = new BuildStep(reading, request.build(), listeners).build(arrival -> {});
        try (TaskRunner runner = TaskRunner.start(place(reading, request.build()), listeners.building());
                Tables tables = new Tables(
                        request.database().map(access -> RunDatabase.open(access.address(), access.password())))) {
            LocalClock clock =
                    request.span().map(span -> LocalClock.at(span.from())).orElseGet(LocalClock::real);
            var tasks = new LocalTasks(workflow, runner, built.files(), request.limit(), clock, tables.database());
            var local = new LocalWorkflow(workflow, tasks, clock, listener);
            int sent = 0;
            int failures = 0;
            for (Given message : request.messages()) {
                failures += handed(local, task, message);
                sent++;
            }
            for (Optional<Timetable.Due> due = next(timetable); due.isPresent(); due = next(timetable)) {
                clock.goTo(due.get().at());
                var tick = new Given(Optional.of(due.get().schedule().subject()), Body.of(""));
                failures += handed(local, task, tick);
                sent++;
            }
            return new Ran(sent, failures);
        }
    }

    /** The database of a run, if it has one. */
    private record Tables(Optional<RunDatabase> database) implements AutoCloseable {

        @Override
        public void close() {
            database.ifPresent(RunDatabase::close);
        }
    }

    private static Optional<Timetable.Due> next(Optional<Timetable> timetable) {
        return timetable.flatMap(Timetable::next);
    }

    private static Timetable timetable(Workflow workflow, Optional<Task> task, RunSpan span) {
        List<Schedule> schedules = Schedule.of(workflow).stream()
                .filter(schedule ->
                        task.isEmpty() || schedule.component().equals(task.get().componentName()))
                .toList();
        if (schedules.isEmpty()) {
            throw new ProblemsException(Problem.of(
                    task.map(named -> "The task " + named.name() + " has").orElse("No task of the workflow has")
                            + (task.isPresent() ? " no schedule" : " a schedule")
                            + ", so that nothing happens by itself",
                    "Leave out pelato.run.for, or give such a task a schedule in workflow.yaml"));
        }
        return new Timetable(schedules, span);
    }

    /** Where components of a project are run. */
    static RunnerRequest place(Reading reading, BuildRequest build) {
        return new RunnerRequest(
                reading.output().components(), reading.project().cache(), build.builder(), build.engine());
    }

    private static int handed(LocalWorkflow local, Optional<Task> task, Given message) {
        return task.map(one -> given(local, one, message)).orElseGet(() -> sent(local, message));
    }

    private static int given(LocalWorkflow local, Task task, Given message) {
        String topic = message.topic()
                .or(() -> Stream.concat(task.texts("source_topic").stream(), task.texts("path").stream())
                        .findFirst())
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
