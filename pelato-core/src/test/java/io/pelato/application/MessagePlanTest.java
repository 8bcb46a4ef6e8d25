package io.pelato.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.template.CommonFields;
import io.pelato.workflow.FieldValue;
import io.pelato.workflow.Keep;
import io.pelato.workflow.Task;
import io.pelato.workflow.Workflow;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessagePlanTest {

    private static final Task CLEAN =
            kept(Examples.task("clean", List.of("edge"), 4, List.of("raw"), List.of("clean")));
    private static final Task STORE =
            kept(Examples.task("store", List.of("cloud"), 4, List.of("clean"), List.of("end")));
    private static final Task ADVISE =
            kept(Examples.task("advise", List.of("cloud"), 4, List.of("end"), List.of("tip")));
    private static final Task SHOW = kept(Examples.task("show", List.of("edge"), 4, List.of("tip"), List.of("shown")));
    private static final Task PLAIN = Examples.task("plain", List.of("edge"), 4, List.of("other"), List.of("raw"));

    @Test
    void in_the_cloud_everything_that_tasks_take_is_captured_there() {
        Map<String, String> plan = plan(Optional.empty(), CLEAN);

        assertThat(plan)
                .containsEntry("edges", "false")
                .containsEntry("cloud_subjects", "raw")
                .containsEntry("edge_subjects", "")
                .containsEntry("sent", "clean,end,tip")
                .containsEntry("forwarded", "")
                .containsEntry("from_cloud", "")
                .containsEntry("window", "7200s")
                .containsEntry("instances", "4");
    }

    @Test
    void what_a_task_without_it_takes_or_sends_is_not_kept() {
        assertThat(plan(Optional.empty(), CLEAN).values()).noneMatch(value -> value.contains("other"));
    }

    @Test
    void with_streams_on_edges_what_comes_in_there_stays_and_only_what_the_cloud_takes_is_forwarded() {
        Map<String, String> plan = plan(Optional.of(Keep.Entry.EDGE), SHOW);

        assertThat(plan)
                .containsEntry("edges", "true")
                .containsEntry("cloud_subjects", "")
                .containsEntry("edge_subjects", "raw")
                .containsEntry("forwarded", "clean")
                .containsEntry("from_cloud", "tip");
    }

    private static Map<String, String> plan(Optional<Keep.Entry> entry, Task task) {
        var keep = new Keep(Keep.USUAL.maxBytes(), Keep.USUAL.window(), entry);
        var workflow = new Workflow(
                "flow",
                Path.of("workflow.yaml"),
                List.of(CLEAN, STORE, ADVISE, SHOW, PLAIN),
                List.of(),
                keep,
                Optional.empty());
        return new MessagePlan(workflow).variables(task);
    }

    private static Task kept(Task task) {
        Map<String, FieldValue> fields = new LinkedHashMap<>(task.fields());
        fields.put(CommonFields.DELIVERY, new FieldValue.Text("at_least_once"));
        return new Task(
                task.name(),
                task.type(),
                task.code(),
                task.form(),
                task.targets(),
                task.componentName(),
                task.version(),
                task.instances(),
                task.optimization(),
                fields);
    }
}
