package io.pelato.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.template.Field;
import io.pelato.template.FieldKind;
import io.pelato.template.TaskForm;
import io.pelato.template.TaskType;
import io.pelato.workflow.FieldValue;
import io.pelato.workflow.Target;
import io.pelato.workflow.Task;
import io.pelato.workflow.Workflow;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void an_interval_is_repeated_by_nats() {
        assertThat(Schedule.of(workflow(task("5s", "temperature.read.trigger"))))
                .containsExactly(new Schedule("read", "@every 5s", Optional.empty(), "temperature.read.trigger"));
    }

    @Test
    void a_cron_line_keeps_its_time_zone_apart() {
        assertThat(Schedule.of(workflow(task("CRON_TZ=Europe/Rome 0 0 6 * * *", "t"))))
                .containsExactly(new Schedule("read", "0 0 6 * * *", Optional.of("Europe/Rome"), "t"));
        assertThat(Schedule.of(workflow(task("@daily", "t"))))
                .containsExactly(new Schedule("read", "@daily", Optional.empty(), "t"));
    }

    @Test
    void blanks_of_any_kind_are_single_ones_to_nats() {
        assertThat(Schedule.of(workflow(task("CRON_TZ=Europe/Rome\t0  0 6 * * *", "t"))))
                .containsExactly(new Schedule("read", "0 0 6 * * *", Optional.of("Europe/Rome"), "t"));
    }

    @Test
    void a_task_without_a_schedule_has_none() {
        Task task = task("5s", "t");
        var without = new Task(
                task.name(),
                task.type(),
                task.code(),
                task.form(),
                task.targets(),
                task.componentName(),
                task.version(),
                task.instances(),
                task.optimization(),
                Map.of("source_topic", new FieldValue.Subjects(List.of("t"))));

        assertThat(Schedule.of(workflow(without))).isEmpty();
    }

    @Test
    void an_interval_of_ten_digits_is_one_too() {
        assertThat(Schedule.of(workflow(task("1000000000s", "t"))))
                .containsExactly(new Schedule("read", "@every 1000000000s", Optional.empty(), "t"));
    }

    @Test
    void tasks_with_schedules_that_have_no_trigger_to_send_to_are_told_all_at_once() {
        assertThatThrownBy(() -> Schedule.of(workflow(task("5s", "t.*"), task("@daily", "u.>"))))
                .hasMessageContaining("has a schedule and 1 triggers: t.*")
                .hasMessageContaining("has a schedule and 1 triggers: u.>");
    }

    private static Workflow workflow(Task... tasks) {
        return new Workflow("temperature", Path.of("workflow.yaml"), Arrays.asList(tasks));
    }

    private static Task task(String schedule, String trigger) {
        var type = new TaskType(
                "producer_nats",
                List.of(),
                "",
                "processor",
                List.of(),
                List.of(TaskForm.STRING),
                List.of(new Field("schedule", FieldKind.SCHEDULE, Field.Presence.OPTIONAL, Optional.empty(), "")),
                List.of(),
                Map.of(),
                List.of());
        return new Task(
                "Sensor",
                type,
                Path.of("read.go"),
                TaskForm.STRING,
                List.of(Target.of("edge")),
                "read",
                "1.0.0",
                1,
                Optional.empty(),
                Map.of(
                        "source_topic", new FieldValue.Subjects(List.of(trigger)),
                        "schedule", new FieldValue.Text(schedule)));
    }
}
