package io.pelato;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.template.Templates;
import io.pelato.workflow.TestProject;
import io.pelato.workflow.Workflow;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which topics somebody means who listens to tasks. */
class TailedTopicsTest {

    private static final String WORKFLOW = """
            project_name: plant
            error_topic: plant.errors
            tasks:
            - {name: Sensor, type: producer_nats, code: aggregate.go, target: edge, dest_topic: raw,
               component_name: sensor, version: 1.0.0}
            - {name: Clean Up, type: processor_nats, code: aggregate.go, target: edge, source_topic: raw,
               dest_topic: [clean, other], error_topic: none, component_name: clean, version: 1.0.0}
            """;

    @TempDir
    private Path folder;

    @Test
    void all_tasks_have_what_they_read_write_and_report_to_each_once() {
        assertThat(TailedTopics.of(workflow()))
                .containsExactly("plant.sensor.trigger", "raw", "plant.errors", "clean", "other");
    }

    @Test
    void a_task_is_meant_by_either_of_its_names() {
        assertThat(TailedTopics.of(workflow(), "clean")).containsExactly("raw", "clean", "other");
        assertThat(TailedTopics.of(workflow(), "Clean Up")).isEqualTo(TailedTopics.of(workflow(), "clean"));
        assertThat(TailedTopics.of(workflow(), "sensor")).contains("plant.errors");
    }

    @Test
    void a_task_that_is_not_there_is_told_with_the_nearest() {
        assertThatThrownBy(() -> TailedTopics.of(workflow(), "claen"))
                .hasMessage("pelato.tail.task names \"claen\", and the workflow has no such task. Did you mean"
                        + " \"clean\"? Known here: sensor, clean");
    }

    @Test
    void what_is_no_topic_is_told() {
        assertThat(TailedTopics.named(List.of("a.>", "b", "b"))).containsExactly("a.>", "b");
        assertThatThrownBy(() -> TailedTopics.named(List.of("a b", "c/#")))
                .hasMessageContaining(
                        "pelato.tail.topic is \"a b\", which is no topic. A NATS subject is made of words")
                .hasMessageContaining("pelato.tail.topic is \"c/#\", which is no topic. That is how MQTT writes it");
    }

    private Workflow workflow() {
        return TestProject.in(folder, Templates.read(List.of())).read(WORKFLOW);
    }
}
