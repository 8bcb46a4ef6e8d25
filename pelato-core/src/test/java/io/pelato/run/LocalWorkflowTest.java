package io.pelato.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.problem.ProblemsException;
import io.pelato.template.Templates;
import io.pelato.workflow.Task;
import io.pelato.workflow.TestProject;
import io.pelato.workflow.Workflow;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which tasks a message reaches, and what becomes of what they make of it. */
class LocalWorkflowTest {

    private static final String WORKFLOW = """
            project_name: plant
            error_topic: plant.errors
            retries: 2
            tasks:
            - {name: Clean, type: processor_nats, code: aggregate.go, target: [edge, cloud], source_topic: ["plant.*.raw", raw],
               dest_topic: [clean, elsewhere], component_name: clean, version: 1.0.0}
            - {name: Mean, type: processor_nats, code: aggregate.go, target: cloud, source_topic: clean, dest_topic: mean,
               error_topic: none, component_name: mean, version: 1.0.0}
            - {name: Alarm, type: processor_nats, code: aggregate.go, target: cloud, source_topic: plant.errors,
               dest_topic: alarm, error_topic: none, component_name: alarm, version: 1.0.0}
            - {name: Bell, type: http_producer_nats, code: aggregate.go, target: edge, path: /bell, dest_topic: clean,
               component_name: bell, version: 1.0.0}
            """;

    @TempDir
    private Path folder;

    private final List<String> handled = new ArrayList<>();
    private final List<Happening> happened = new ArrayList<>();

    @Test
    void a_message_goes_to_each_task_that_reads_its_topic_once_and_on_from_there() {
        assertThat(workflow(this::handsOn).send("plant.hall1.raw", Body.of("x")))
                .isZero();

        assertThat(handled).containsExactly("clean 1 plant.hall1.raw x", "mean 1 clean x.clean");
        assertThat(came())
                .containsExactly(
                        new Effect.Sent("clean", Body.of("x.clean")),
                        new Effect.Sent("elsewhere", Body.of("x.clean")),
                        new Effect.Sent("mean", Body.of("x.clean.mean")));
    }

    @Test
    void a_request_of_http_is_a_message_on_its_path() {
        workflow(this::handsOn).send("/bell", Body.of("x"));

        assertThat(handled).containsExactly("bell 1 /bell x", "mean 1 clean x.bell");
    }

    @Test
    void a_message_that_no_task_reads_is_told() {
        workflow(this::handsOn).send("nowhere", Body.of("x"));

        assertThat(happened).containsExactly(new Happening.Unread("nowhere"));
    }

    @Test
    void a_failure_goes_to_the_error_topic_and_to_who_reads_it() {
        int failures = workflow((task, message) -> task.componentName().equals("clean")
                        ? failed(new Outcome.Refused("it is bad"))
                        : handsOn(task, message))
                .send("raw", Body.of("x"));

        assertThat(failures).isOne();
        String report = "{\"task\":\"clean\",\"subject\":\"raw\",\"reason\":\"it is bad\","
                + "\"time\":\"2026-03-01T09:30:00Z\",\"body\":\"x\"}";
        assertThat(came())
                .containsExactly(
                        new Effect.Sent("plant.errors", Body.of(report)),
                        new Effect.Sent("alarm", Body.of(report + ".alarm")));
    }

    @Test
    void a_failure_of_a_task_without_error_topic_is_told_and_goes_nowhere() {
        assertThat(workflow((task, message) -> failed(new Outcome.Ended("panic: no")))
                        .send("clean", Body.of("x")))
                .isOne();

        assertThat(came()).isEmpty();
        assertThat(happened).singleElement().isInstanceOf(Happening.Failed.class);
    }

    @Test
    void of_a_task_that_could_not_tell_nothing_is_reported() {
        assertThat(workflow((task, message) -> failed(new Outcome.Trapped("out of bounds")))
                        .send("raw", Body.of("x")))
                .isOne();

        assertThat(came()).isEmpty();
        assertThat(happened).singleElement().isInstanceOf(Happening.Failed.class);
    }

    @Test
    void what_may_pass_is_tried_again_as_often_as_retries_say() {
        workflow((task, message) -> {
                    handsOn(task, message);
                    return failed(new Outcome.TryAgain("not yet"));
                })
                .send("clean", Body.of("x"));

        assertThat(handled).containsExactly("mean 1 clean x", "mean 2 clean x", "mean 3 clean x");
    }

    @Test
    void one_task_alone_sends_nothing_on() {
        Workflow plant = read();
        var local = new LocalWorkflow(plant, this::handsOn, clock(), happened::add);

        assertThat(local.give(plant.tasks().get(0), "raw", Body.of("x"))).isTrue();
        assertThat(handled).containsExactly("clean 1 raw x");
        assertThat(came()).hasSize(2);
    }

    @Test
    void a_circle_that_does_not_end_is_ended() {
        assertThatThrownBy(() -> workflow((task, message) -> came(task, new Effect.Sent("raw", message.body())))
                        .send("raw", Body.of("x")))
                .isInstanceOf(ProblemsException.class)
                .hasMessageStartingWith("The run is ended: more than 100000 messages have come of each other");
    }

    private TaskHandler.Handled handsOn(Task task, Message message) {
        handled.add(task.componentName() + " " + message.attempt() + " " + message.subject() + " " + message.body());
        Body body = Body.of(message.body() + "." + task.componentName());
        return came(
                task,
                task.texts("dest_topic").stream()
                        .map(topic -> new Effect.Sent(topic, body))
                        .toArray(Effect[]::new));
    }

    private static TaskHandler.Handled came(Task task, Effect... effects) {
        assertThat(task).isNotNull();
        return new TaskHandler.Handled(
                new Answer(new Outcome.Returned(List.of()), List.of(), Duration.ZERO), List.of(effects));
    }

    private static TaskHandler.Handled failed(Outcome outcome) {
        return new TaskHandler.Handled(new Answer(outcome, List.of(), Duration.ZERO), List.of());
    }

    private List<Effect> came() {
        return happened.stream()
                .filter(Happening.Came.class::isInstance)
                .map(happening -> ((Happening.Came) happening).effect())
                .toList();
    }

    private LocalWorkflow workflow(TaskHandler tasks) {
        return new LocalWorkflow(read(), tasks, clock(), happened::add);
    }

    private static LocalClock clock() {
        return LocalClock.at(Instant.parse("2026-03-01T09:30:00Z"));
    }

    private Workflow read() {
        return TestProject.in(folder, Templates.read(List.of())).read(WORKFLOW);
    }
}
