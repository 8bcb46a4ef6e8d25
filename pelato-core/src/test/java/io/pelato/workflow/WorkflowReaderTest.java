package io.pelato.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.template.TaskForm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkflowReaderTest {

    private static final String PRODUCER =
            TestProject.TASK.replace("processor_nats", "producer_nats").replace("  source_topic: temp_sensor\n", "");

    @TempDir
    private Path folder;

    private Task task(String workflow) {
        return TestProject.in(folder).task(workflow);
    }

    @Test
    void the_seed_s_example_reads_word_for_word() {
        Workflow workflow = TestProject.in(folder).read("""
                        tasks:
                          - name: Data Aggregation # Displayed name
                            type: processor_nats # Used to select template
                            code: aggregate.go # Go code file inside tasks/ dir
                            target: # Where the component will be deployed
                              - edge
                              - cloud
                            source_topic: temp_sensor # Source NATS topic
                            dest_topic: aggregated_data # Destination NATS topic
                            component_name: data_aggregation # Component name displayed in the OCI artifact
                            version: 1.0.0 # Component version
                        """);

        assertThat(workflow.projectName()).isEqualTo("artifact-id");
        assertThat(workflow.file()).isEqualTo(folder.resolve("workflow.yaml"));
        assertThat(workflow.tasks()).singleElement().satisfies(task -> {
            assertThat(task.name()).isEqualTo("Data Aggregation");
            assertThat(task.type().name()).isEqualTo("processor_nats");
            assertThat(task.form()).isEqualTo(TaskForm.STRING);
            assertThat(task.targets()).extracting(Target::toString).containsExactly("edge", "cloud");
            assertThat(task.componentName()).isEqualTo("data_aggregation");
            assertThat(task.version()).isEqualTo("1.0.0");
            assertThat(task.instances()).isEqualTo(10);
            assertThat(task.fields())
                    .isEqualTo(Map.of(
                            "source_topic", new FieldValue.Subjects(List.of("temp_sensor")),
                            "dest_topic", new FieldValue.Subjects(List.of("aggregated_data")),
                            "retries", new FieldValue.Text("3"),
                            "delivery", new FieldValue.Text("at_most_once")));
        });
    }

    @Test
    void a_task_says_what_it_is_compiled_for_or_else_its_workflow_does() {
        String workflow = "build: {optimize: speed}\n" + TestProject.TASK;

        assertThat(task(TestProject.TASK).optimization()).isEmpty();
        assertThat(task(workflow).optimization()).contains(Optimization.SPEED);
        assertThat(task(workflow + "  build: {optimize: debug}\n").optimization())
                .contains(Optimization.DEBUG);
    }

    @Test
    void a_list_may_start_at_the_column_of_its_key_and_end_lines_as_windows_does() {
        assertThat(task(TestProject.TASK.replace("\n", "\r\n")).targets())
                .extracting(Target::toString)
                .containsExactly("edge", "cloud");
    }

    @Test
    void targets_is_another_way_to_write_target() {
        assertThat(task(TestProject.TASK.replace("target: [edge, cloud]", "targets: cloud"))
                        .targets())
                .extracting(Target::toString)
                .containsExactly("cloud");
    }

    @Test
    void a_target_may_be_labels_and_mean_every_host_that_has_them() {
        assertThat(task(TestProject.TASK.replace("target: [edge, cloud]", "target: {site: milan, hosts: every}"))
                        .targets())
                .containsExactly(new Target(Map.of("site", "milan"), Target.Hosts.EVERY))
                .hasToString("[every site=milan]");
        assertThat(task(TestProject.TASK.replace(
                                "target: [edge, cloud]", "target: {site: milan, hosts: every, at_least: 97}"))
                        .targets())
                .extracting(Target::atLeast)
                .containsExactly(97);
        assertThat(task(TestProject.TASK.replace("target: [edge, cloud]", "target: {host-type: edge, hosts: one}"))
                        .targets())
                .containsExactly(Target.of("edge"));
    }

    @Test
    void what_stands_twice_in_a_list_counts_once() {
        Task task = task(TestProject.TASK
                .replace("target: [edge, cloud]", "target: [edge, edge]")
                .replace("temp_sensor", "[a, b, a]"));

        assertThat(task.targets()).extracting(Target::toString).containsExactly("edge");
        assertThat(task.texts("source_topic")).isEqualTo(List.of("a", "b"));
    }

    @Test
    void subjects_may_hold_wildcards() {
        assertThat(task(TestProject.TASK.replace("temp_sensor", "['sensors.*.temp', 'a.>', '*.b']"))
                        .texts("source_topic"))
                .isEqualTo(List.of("sensors.*.temp", "a.>", "*.b"));
    }

    @Test
    void project_name_is_what_the_file_says_before_the_artifact_id() {
        assertThat(TestProject.in(folder)
                        .read("project_name: temperature\n" + TestProject.TASK)
                        .projectName())
                .isEqualTo("temperature");
    }

    @Test
    void name_is_the_component_name_where_it_is_absent() {
        assertThat(task(TestProject.TASK.replace("- name: Data Aggregation\n  type", "- type"))
                        .name())
                .isEqualTo("data_aggregation");
    }

    @Test
    void instances_are_the_task_s_own_where_it_says_so() {
        assertThat(task(TestProject.TASK + "  instances: 3\n").instances()).isEqualTo(3);
    }

    @Test
    void a_default_is_an_expression_over_project_and_component() {
        assertThat(task("project_name: temperature\n" + PRODUCER).texts("source_topic"))
                .isEqualTo(List.of("temperature.data_aggregation.trigger"));
    }

    @Test
    void a_value_stands_before_the_default() {
        assertThat(task(PRODUCER + "  source_topic: ticks\n").texts("source_topic"))
                .isEqualTo(List.of("ticks"));
    }

    @Test
    void a_step_that_may_succeed_later_is_tried_three_times_more_unless_the_file_says_otherwise() {
        assertThat(task(TestProject.TASK).texts("retries")).isEqualTo(List.of("3"));
        assertThat(task("retries: 5\n" + TestProject.TASK + "  retries: 0\n").texts("retries"))
                .isEqualTo(List.of("0"));
    }

    @Test
    void a_task_inherits_error_topic_and_retries_from_the_workflow() {
        Task task = task("error_topic: errors\nretries: 5\n" + TestProject.TASK);

        assertThat(task.texts("error_topic")).containsExactly("errors");
        assertThat(task.texts("retries")).containsExactly("5");
    }

    @Test
    void a_task_s_own_error_topic_stands_before_the_workflow_s() {
        assertThat(task("error_topic: errors\n" + TestProject.TASK + "  error_topic: mine\n")
                        .texts("error_topic"))
                .isEqualTo(List.of("mine"));
    }

    @Test
    void a_field_without_a_value_is_absent() {
        assertThat(task(TestProject.TASK).fields()).doesNotContainKeys("error_topic", "schedule");
    }

    @Test
    void a_schedule_is_an_interval_or_a_cron_line_with_a_time_zone() {
        for (String schedule : List.of(
                "1500ms",
                "5s",
                "100000h",
                "@hourly",
                "0 */5 * * * *",
                "0 0 6 ? * MON",
                "CRON_TZ=Europe/Rome 0 0 6 * * MON-FRI",
                "TZ=UTC @daily")) {
            assertThat(task(PRODUCER + "  schedule: \"" + schedule + "\"\n").texts("schedule"))
                    .isEqualTo(List.of(schedule));
        }
    }

    @Test
    void a_type_may_be_named_by_its_alias() {
        TestProject project = TestProject.in(folder);

        assertThat(project.task(DatabaseTest.task("host: db", "name: n", "user: u", "password_env: P")
                                .replace("dbsync_nats", "postgres_nats"))
                        .type()
                        .name())
                .isEqualTo("dbsync_nats");
    }

    @Test
    void variables_are_lists_where_a_field_takes_several_values_and_texts_elsewhere() {
        assertThat(task(TestProject.TASK + "  retries: 2\n").variables())
                .isEqualTo(Map.of(
                        "component", "data_aggregation",
                        "name", "Data Aggregation",
                        "version", "1.0.0",
                        "source_topic", List.of("temp_sensor"),
                        "dest_topic", List.of("aggregated_data"),
                        "retries", "2",
                        "delivery", "at_most_once"));
    }
}
