package io.pelato.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the topics of a workflow's tasks go together: none starts itself, and none is misspelt in silence. */
class TopicsTest {

    @TempDir
    private Path folder;

    private static String task(String component, String source, String destination, String... more) {
        return "- {type: processor_nats, code: aggregate.go, target: edge, source_topic: " + source + ", dest_topic: "
                + destination + ", component_name: " + component + ", version: 1.0.0"
                + (more.length == 0 ? "" : ", " + String.join(", ", more)) + "}\n";
    }

    private String faults(String... tasks) {
        return TestProject.in(folder).faults("tasks:\n" + String.join("", tasks));
    }

    private List<String> warnings(String... tasks) {
        return TestProject.in(folder).read("tasks:\n" + String.join("", tasks)).warnings().stream()
                .map(Problem::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    loop.x      | loop.x
                    'loop.>'    | loop.out
                    'loop.*'    | loop.out
                    '>'         | done
                    '*'         | done
                    '*.*'       | a.b
                    '[a, b.*]'  | b.c
                    """)
    void a_task_whose_results_it_reads_itself_is_told(String source, String destination) {
        assertThat(faults(task("a", "'" + source.replace("'", "") + "'", destination)
                        .replace("'[a, b.*]'", "[a, 'b.*']")))
                .contains("the dest_topic \"" + destination + "\" starts the task \"a\" again, which reads ")
                .contains(
                        "one message would make it run for ever. Change one of the two, or write `loop: allowed` in the"
                                + " task if its code ends this");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    'loop.*'  | loop.a.b
                    'loop.>'  | loop
                    loop.x    | loop.y
                    'a.*.c'   | a.b.d
                    """)
    void subjects_that_nothing_matches_both_of_are_no_loop(String source, String destination) {
        assertThat(warnings(task("a", "'" + source + "'", destination))).isEmpty();
    }

    @Test
    void a_task_that_reads_its_own_reports_is_told_at_the_error_topic() {
        assertThat(TestProject.in(folder).faults("error_topic: loop.errors\ntasks:\n" + task("a", "'loop.*'", "other")))
                .isEqualTo(
                        "workflow.yaml:1:14: the error_topic \"loop.errors\" starts the task \"a\" again, which reads"
                                + " \"loop.*\": its first failure would be reported to itself, and so on. Give this task another"
                                + " error_topic, or `error_topic: none`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"None", "NONE", "off", "false", "no"})
    void what_is_hardly_meant_as_an_error_topic_is_told(String topic) {
        assertThat(TestProject.in(folder).faults(TestProject.TASK + "  error_topic: " + topic + "\n"))
                .endsWith("\"" + topic
                        + "\" is no valid error_topic. Write `error_topic: none`, or a topic that is called"
                        + " otherwise");
    }

    @Test
    void an_error_topic_can_be_taken_away_from_one_task() {
        Workflow workflow = TestProject.in(folder)
                .read("error_topic: plant.errors\ntasks:\n" + task("a", "readings", "cleaned")
                        + task("again", "plant.errors", "kept", "error_topic: none"));

        assertThat(workflow.tasks().get(0).texts("error_topic")).containsExactly("plant.errors");
        assertThat(workflow.tasks().get(1).fields()).doesNotContainKey("error_topic");
        assertThat(workflow.tasks().get(1).commonConfig()).doesNotContainKey("error_topic");
    }

    @Test
    void a_task_that_sends_failed_messages_back_says_that_its_loop_ends() {
        String again = task("again", "plant.errors", "readings", "error_topic: none");

        assertThat(TestProject.in(folder)
                        .faults("error_topic: plant.errors\ntasks:\n" + task("a", "readings", "cleaned") + again))
                .isEqualTo("workflow.yaml:1:14: what the task \"a\" sends comes back to it: \"a\" sends plant.errors,"
                        + " \"again\" sends readings, which starts it again: one message would make them run for ever."
                        + " Change a topic, or write `loop: allowed` in a task of them whose code ends this");
        assertThat(TestProject.in(folder)
                        .read("error_topic: plant.errors\ntasks:\n" + task("a", "readings", "cleaned")
                                + again.replace("error_topic: none", "error_topic: none, loop: allowed"))
                        .tasks())
                .hasSize(2);
    }

    @Test
    void a_loop_over_several_tasks_is_told_once_with_its_way() {
        assertThat(faults(
                        task("a", "x", "y"),
                        task("b", "'y.>'", "z"),
                        task("c", "y", "z"),
                        task("d", "z", "w, x").replace("w, x", "[w, x]")))
                .isEqualTo(
                        "workflow.yaml:2:89: what the task \"a\" sends comes back to it: \"a\" sends y, \"c\" sends z,"
                                + " \"d\" sends x, which starts it again: one message would make them run for ever. Change a"
                                + " topic, or write `loop: allowed` in a task of them whose code ends this");
    }

    @Test
    void each_of_two_loops_is_told() {
        assertThat(faults(task("a", "one", "two"), task("b", "two", "one"), task("c", "1", "2"), task("d", "2", "1")))
                .contains("what the task \"a\" sends", "what the task \"c\" sends")
                .doesNotContain("what the task \"b\"", "what the task \"d\"");
    }

    @Test
    void loop_is_allowed_or_absent() {
        assertThat(faults(task("a", "x", "y", "loop: true")))
                .endsWith("\"true\" is no valid loop. Write `loop: allowed`, or leave it out");
        assertThat(warnings(task("a", "x", "x", "loop: allowed"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "sensors.temprature, sensors.temperature",
        "aggregated_data, aggregated-data",
        "aggregated.data, aggregated_data",
        "Readings, readings",
        "plant.error, plant.errors"
    })
    void a_topic_that_is_nearly_another_s_is_warned_of_on_both_sides(String written, String read) {
        assertThat(warnings(task("first", "raw", written), task("second", read, "stored")))
                .hasSize(2)
                .anySatisfy(warning -> assertThat(warning)
                        .startsWith("workflow.yaml:2:")
                        .endsWith("no task of this workflow reads \"" + written + "\". Did you mean \"" + read
                                + "\"? If it is meant, nothing is to do"))
                .anySatisfy(warning -> assertThat(warning)
                        .startsWith("workflow.yaml:3:")
                        .endsWith("no task of this workflow writes to \"" + read + "\". Did you mean \"" + written
                                + "\"? If it is meant, nothing is to do"));
    }

    @ParameterizedTest
    @CsvSource({"plant.a, plant.b", "sensor1, sensor2", "readings.in, readings.out", "input, output", "a, b"})
    void topics_of_the_outside_world_are_not_warned_of(String one, String other) {
        assertThat(warnings(task("first", "raw", one), task("second", other, "stored")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    sensors/+/temp   | sensors.*.temp
                    sensors/#        | sensors.>
                    sensors.#        | sensors.>
                    sensors.+.temp   | sensors.*.temp
                    +/status         | *.status
                    /plant/#         | /.plant.>
                    '#'              | >
                    """)
    void an_mqtt_filter_is_told_with_its_nats_subject(String filter, String subject) {
        assertThat(faults(task("a", "'" + filter + "'", "out")))
                .endsWith("\"" + filter + "\" is no valid source_topic. That is how MQTT writes it; in NATS it is `"
                        + subject + "`");
    }

    @Test
    void an_mqtt_wildcard_is_no_destination() {
        assertThat(faults(task("a", "in", "'sensors/+/temp'")))
                .contains(
                        "\"sensors/+/temp\" is no valid dest_topic. `+` and `#` are MQTT's wildcards, and a topic to write"
                                + " to has none.");
    }

    @Test
    void slashes_are_warned_of_with_the_subject_that_devices_reach() {
        assertThat(warnings(task("a", "sensors/temp", "out")))
                .singleElement()
                .asString()
                .endsWith("\"sensors/temp\" has the slashes of an MQTT topic: to NATS it is not \"sensors.temp\". Write"
                        + " \"sensors.temp\" where devices publish \"sensors/temp\" over MQTT");
    }

    @ParameterizedTest
    @CsvSource({"$SYS.>, NATS", "$JS.API.>, NATS", "_INBOX.>, NATS", "wasmbus.>, wasmCloud"})
    void subjects_of_nats_and_wasmcloud_are_warned_of(String subject, String owner) {
        assertThat(warnings(task("a", "'" + subject + "'", "out")))
                .singleElement()
                .asString()
                .contains("belong to " + owner + " itself");
    }

    @ParameterizedTest
    @CsvSource({"a:b", "a;b", "c#", "a+b", "$KV.state.>", "a.$SITE"})
    void what_nats_allows_is_taken_without_a_word(String subject) {
        assertThat(warnings(task("a", "'" + subject + "'", "out"))).isEmpty();
    }
}
