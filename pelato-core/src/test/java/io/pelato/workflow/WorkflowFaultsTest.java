package io.pelato.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.problem.ProblemsException;
import io.pelato.template.TestTemplates;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user reads about each fault that {@code workflow.yaml} may have. */
class WorkflowFaultsTest {

    private static final String SECOND = """
            - type: processor_nats
              code: aggregate.go
              target: edge
              source_topic: a
              dest_topic: b
              component_name: second
              version: 2.0.0
            """;
    private static final String SUBJECT_ADVICE =
            "A NATS subject is made of words joined by dots, without spaces, commas"
                    + " or bars; `*` stands for one word, `>` for all that follow, as in `sensors.*.temperature`";
    private static final String TOPIC_ADVICE = "A topic to write to is made of words joined by dots, without spaces,"
            + " commas, bars or wildcards, as in `sensors.temperature`";
    private static final String COMPONENT_ADVICE = "Write lower-case letters and digits, with single `.`, `_` or `-`"
            + " between them, at most 63, as in `data_aggregation`";

    @TempDir
    private Path folder;

    private String faultsWith(String line, String instead) {
        assertThat(TestProject.TASK).contains(line);
        return faults(TestProject.TASK.replace(line, instead));
    }

    private String faults(String workflow) {
        return TestProject.in(folder).faults(workflow);
    }

    @Test
    void an_unknown_key_is_told_with_the_nearest_known_one() {
        assertThat(faultsWith("dest_topic:", "dest_topik:")).isEqualTo("""
                        workflow.yaml:2:3: "dest_topic" is missing. Where results go.
                        workflow.yaml:7:3: unknown key "dest_topik" in a task of type processor_nats. Did you mean \
                        "dest_topic"? Known here: name, type, code, target, targets, component_name, version, instances, build, \
                        error_topic, retries, delivery, loop, source_topic, dest_topic""");
    }

    @Test
    void an_unknown_key_that_is_near_to_nothing_is_told_with_all_known_ones() {
        assertThat(faults("colour: blue\n" + TestProject.TASK))
                .isEqualTo("workflow.yaml:1:1: unknown key \"colour\". Known here: project_name, tasks, keep, entry,"
                        + " build, error_topic, retries, delivery, database");
    }

    @Test
    void faults_in_how_a_task_is_compiled_are_told_where_they_stand() {
        assertThat(faults("build: fast\n" + TestProject.TASK + "  build: {optimise: speed, optimize: fast}\n"))
                .isEqualTo("""
                        workflow.yaml:1:8: "build" must be a mapping, found a text. Write `build: {optimize: size}`
                        workflow.yaml:11:11: unknown key "optimise" in "build". Did you mean "optimize"? Known here: \
                        optimize
                        workflow.yaml:11:38: nothing can be compiled for "fast". Write one of: size, speed, debug""");
    }

    @Test
    void faults_in_how_messages_are_kept_are_told_where_they_stand() {
        assertThat(faults("keep: {max_bytes: 10, window: 1s, size: 1}\nentry: here\ndelivery: twice\n"
                        + TestProject.TASK))
                .contains(
                        "workflow.yaml:1:19: \"10\" is no valid max_bytes. Write a number of up to six digits with a unit")
                .contains("workflow.yaml:1:31: \"1s\" is no valid window. Write a time from 2m to 168h")
                .contains("workflow.yaml:1:35: unknown key \"size\" in \"keep\"")
                .contains("workflow.yaml:2:8: \"here\" is no valid entry. Write `entry: edge`")
                .contains("workflow.yaml:3:11: \"twice\" is no valid delivery. Write at_most_once or at_least_once");
    }

    @Test
    void with_streams_on_edges_no_task_is_called_as_what_forwards_their_messages() {
        String forward = TestProject.TASK.replaceFirst("component_name: .*", "component_name: forward");

        assertThat(faults("entry: edge\n" + forward))
                .contains("component_name \"forward\" is taken: with `entry: edge`, what takes messages from an edge");
        assertThat(TestProject.in(folder).read(forward).tasks()).hasSize(1);
    }

    @Test
    void a_delivery_that_the_type_has_no_links_for_is_told() {
        assertThat(faults(TestProject.TASK + "  delivery: at_least_once\n"))
                .contains("tasks of type processor_nats cannot have \"delivery: at_least_once\"");
    }

    @Test
    void every_missing_field_of_a_task_is_told_at_the_start_of_the_task() {
        assertThat(faults("tasks:\n- type: processor_nats\n")).isEqualTo("""
                        workflow.yaml:2:3: "component_name" is missing. Write `component_name: ...`
                        workflow.yaml:2:3: "version" is missing. Write `version: ...`
                        workflow.yaml:2:3: "target" is missing. Name one or more of: cloud, edge
                        workflow.yaml:2:3: "code" is missing. Write `code: ...`
                        workflow.yaml:2:3: "source_topic" is missing. Where messages come from.
                        workflow.yaml:2:3: "dest_topic" is missing. Where results go.""");
    }

    @Test
    void a_missing_type_is_told_with_the_types_that_there_are() {
        assertThat(faultsWith("  type: processor_nats\n", ""))
                .isEqualTo("workflow.yaml:2:3: \"type\" is missing. Types: dbsync_nats, processor_nats, producer_nats");
    }

    @Test
    void an_unknown_type_is_told_with_the_nearest_and_with_all_of_them() {
        assertThat(faultsWith("processor_nats", "proccesor_nats"))
                .isEqualTo("workflow.yaml:3:9: unknown type \"proccesor_nats\". Did you mean \"processor_nats\"? Types:"
                        + " dbsync_nats, processor_nats, producer_nats");
        assertThat(faultsWith("processor_nats", "lambda"))
                .isEqualTo(
                        "workflow.yaml:3:9: unknown type \"lambda\". Types: dbsync_nats, processor_nats, producer_nats");
    }

    @Test
    void a_field_of_the_wrong_shape_is_told_with_what_was_found() {
        assertThat(faultsWith("type: processor_nats", "type: [processor_nats]"))
                .isEqualTo("workflow.yaml:3:9: \"type\" must be one text, found a list. Write `type: ...` on one line");
        assertThat(faultsWith("version: 1.0.0", "version: {major: 1}"))
                .isEqualTo(
                        "workflow.yaml:9:12: \"version\" must be one text, found a mapping. Write `version: ...` on one"
                                + " line");
        assertThat(faultsWith("target: [edge, cloud]", "target: {edge: every}"))
                .startsWith("workflow.yaml:5:12: \"edge\" is no label that a target can name. Did you mean"
                        + " `host-type: edge`?");
        assertThat(faultsWith("source_topic: temp_sensor", "source_topic: [a, [b]]"))
                .isEqualTo("workflow.yaml:6:21: \"source_topic\" must hold texts, found a list. Write a text or a list"
                        + " of texts");
    }

    @Test
    void a_target_of_labels_is_read_as_strictly_as_any_field() {
        assertThat(faultsWith("target: [edge, cloud]", "target: {host-type: moon, hosts: evry}"))
                .contains("unknown target \"moon\"")
                .contains("\"hosts\" is neither `one` nor `every`. Did you mean \"every\"?");
        assertThat(faultsWith("target: [edge, cloud]", "target: {site: milan, host: every}"))
                .contains("\"host\" is no label that a target can name. Did you mean \"hosts\"?");
        assertThat(faultsWith("target: [edge, cloud]", "target: {site: [milan, turin]}"))
                .contains("the label \"site\" needs one value");
        assertThat(faultsWith("target: [edge, cloud]", "target: {hosts: every}"))
                .contains("the target names no label");
        assertThat(faultsWith("target: [edge, cloud]", "target: {site: milan, at_least: 2}"))
                .contains("\"at_least\" says how many of every host there have to be, and the target is one host");
        assertThat(faultsWith("target: [edge, cloud]", "target: {site: milan, hosts: every, at_least: 95%}"))
                .contains("\"at_least\" is no number of hosts. Write how many hosts have to run the task, from 1 to");
        assertThat(faultsWith("target: [edge, cloud]", "target: {site: milan, hosts: every, atleast: 2}"))
                .contains("\"atleast\" is no label that a target can name. Did you mean \"at_least\"?");
    }

    @Test
    void an_empty_list_is_no_target() {
        assertThat(faultsWith("target: [edge, cloud]", "target: []"))
                .isEqualTo("workflow.yaml:5:11: \"target\" must be a text or a list of texts, found an empty list."
                        + " Write `target: one` or `target: [one, two]`");
    }

    @Test
    void a_required_field_with_an_empty_text_is_told() {
        assertThat(faultsWith("component_name: data_aggregation", "component_name: ''"))
                .isEqualTo("workflow.yaml:8:19: \"component_name\" is empty. Write `component_name: ...`");
        assertThat(faultsWith("code: aggregate.go", "code: ' '"))
                .isEqualTo("workflow.yaml:4:9: \"code\" is empty. Write `code: ...`");
    }

    @Test
    void a_list_where_one_value_stands_is_told_with_the_field_s_meaning() {
        assertThat(faults("error_topic: [a, b]\n" + TestProject.TASK))
                .isEqualTo("workflow.yaml:1:14: \"error_topic\" takes one value, found a list. Where a message goes"
                        + " whole, with the reason, when its task fails; `none` for a task that has none, though the"
                        + " workflow has one.");
    }

    @Test
    void a_component_name_belongs_to_one_task() {
        assertThat(faults(TestProject.TASK + SECOND.replace("second", "data_aggregation")))
                .isEqualTo("workflow.yaml:15:19: component_name \"data_aggregation\" is taken by the task in line 8."
                        + " Give each task a component_name of its own");
    }

    @Test
    void two_names_that_are_one_to_wadm_are_told() {
        assertThat(faults(TestProject.TASK + SECOND.replace("second", "data-aggregation")))
                .isEqualTo("workflow.yaml:15:19: component_name \"data-aggregation\" and \"data_aggregation\" are one"
                        + " name to WADM, which reads both as \"data_aggregation\". Choose names that differ in more"
                        + " than `-`, `_` and `.`");
    }

    @Test
    void a_component_with_the_name_of_a_provider_is_told() {
        assertThat(faultsWith("data_aggregation", "messaging"))
                .isEqualTo(
                        "workflow.yaml:8:19: component_name \"messaging\" and the provider \"messaging\" are one name"
                                + " to WADM, which reads both as \"messaging\". Choose names that differ in more than `-`, `_`"
                                + " and `.`");
        assertThat(faultsWith("data_aggregation", "sqldb_postgres"))
                .isEqualTo(
                        "workflow.yaml:8:19: component_name \"sqldb_postgres\" and the provider \"sqldb-postgres\" are"
                                + " one name to WADM, which reads both as \"sqldb_postgres\". Choose names that differ in more"
                                + " than `-`, `_` and `.`");
    }

    @Test
    void a_url_path_leads_to_one_task() {
        String task = DatabaseTest.task("host: db", "name: n", "user: u", "password_env: P") + "  path: /readings\n";

        assertThat(faults(task + task.replace("tasks:\n", "").replace("db_sync", "other")))
                .isEqualTo(
                        "workflow.yaml:27:9: path \"/readings\" is taken by the task in line 14. Give each task a path"
                                + " of its own");
    }

    @Test
    void a_schedule_triggers_one_plain_subject() {
        String producer = TestProject.TASK.replace("processor_nats", "producer_nats") + "  schedule: 5s\n";
        String fault = "workflow.yaml:6:17: a schedule triggers its task through \"source_topic\", which is not one"
                + " plain subject here. Write one subject without wildcards, or leave it out";

        assertThat(faults(producer.replace("temp_sensor", "'ticks.*'"))).isEqualTo(fault);
        assertThat(faults(producer.replace("temp_sensor", "[a, b]"))).isEqualTo(fault);
    }

    @Test
    void a_component_name_that_no_registry_takes_is_told() {
        for (String name : new String[] {"Data", "a__-b", "-a", "a.", "a b", "x".repeat(64)}) {
            assertThat(faultsWith("data_aggregation", name))
                    .isEqualTo("workflow.yaml:8:19: \"" + name + "\" cannot be a component_name. " + COMPONENT_ADVICE);
        }
    }

    @Test
    void a_version_is_three_numbers() {
        for (String version : new String[] {"1.0", "v1.0.0", "1.0.0+build", "latest", "1.0.0 beta"}) {
            assertThat(faultsWith("version: 1.0.0", "version: " + version))
                    .isEqualTo("workflow.yaml:9:12: \"" + version + "\" is no version. Write MAJOR.MINOR.PATCH, such as"
                            + " 1.0.0 or 1.0.0-rc.1");
        }
    }

    @Test
    void an_invalid_subject_is_told_with_the_rule() {
        for (String subject : new String[] {"a..b", ".a", "a.", "a b", "a|b", "a.>.b", "a*", "a.*b"}) {
            assertThat(faultsWith("source_topic: temp_sensor", "source_topic: '" + subject + "'"))
                    .isEqualTo("workflow.yaml:6:17: \"" + subject + "\" is no valid source_topic. " + SUBJECT_ADVICE);
        }
        assertThat(faultsWith("source_topic: temp_sensor", "source_topic: a, b"))
                .isEqualTo("workflow.yaml:6:17: \"a, b\" is no valid source_topic. Several topics stand in a list:"
                        + " [one, two]. " + SUBJECT_ADVICE);
        assertThat(faultsWith("source_topic: temp_sensor", "source_topic: >"))
                .isEqualTo(
                        "workflow.yaml:6:17: \"\" is no valid source_topic. In YAML, `>` alone stands in quotes: '>'. "
                                + SUBJECT_ADVICE);
    }

    @Test
    void a_subject_that_nats_would_end_the_connection_for_is_told() {
        String tooLong = "a".repeat(1_001);

        assertThat(faultsWith("source_topic: temp_sensor", "source_topic: " + tooLong))
                .endsWith("is no valid source_topic. Shorten it to 1000 bytes: NATS ends the connection of who sends a"
                        + " much longer one");
        assertThat(faultsWith("dest_topic: aggregated_data", "dest_topic: " + tooLong))
                .contains("is no valid dest_topic. Shorten it to 1000 bytes");
    }

    @Test
    void a_name_is_a_text_of_one_line() {
        assertThat(faultsWith("name: Data Aggregation", "name: \"Data\\nAggregation\""))
                .isEqualTo("workflow.yaml:2:9: a \"name\" is a text of one line. Write it on one line, without tabs and"
                        + " control characters");
        assertThat(faultsWith("name: Data Aggregation", "name: \"\\x1b[31mred\""))
                .contains("a \"name\" is a text of one line");
    }

    @Test
    void a_wildcard_is_no_destination() {
        assertThat(faultsWith("dest_topic: aggregated_data", "dest_topic: [fine, 'data.>', '*']"))
                .isEqualTo("workflow.yaml:7:22: \"data.>\" is no valid dest_topic. " + TOPIC_ADVICE + "\n"
                        + "workflow.yaml:7:32: \"*\" is no valid dest_topic. " + TOPIC_ADVICE);
    }

    @Test
    void an_unknown_target_is_told_with_the_known_ones() {
        assertThat(faultsWith("target: [edge, cloud]", "target: [edgy, cloud, moon]"))
                .isEqualTo("workflow.yaml:5:12: unknown target \"edgy\". Did you mean \"edge\"? Targets are the"
                        + " host-type labels in pelato.targets: cloud, edge\n"
                        + "workflow.yaml:5:25: unknown target \"moon\". Targets are the host-type labels in"
                        + " pelato.targets: cloud, edge");
    }

    @Test
    void target_and_targets_do_not_stand_together() {
        assertThat(faultsWith("target: [edge, cloud]", "target: edge\n  targets: cloud"))
                .isEqualTo("workflow.yaml:6:3: \"target\" and \"targets\" both stand here. They mean the same: keep"
                        + " one");
    }

    @Test
    void the_number_of_instances_is_one_or_more() {
        assertThat(faultsWith("version: 1.0.0", "version: 1.0.0\n  instances: 0"))
                .isEqualTo("workflow.yaml:10:14: \"0\" is no number of \"instances\". Write a number from 1 to 10000");
        assertThat(faultsWith("version: 1.0.0", "version: 1.0.0\n  instances: 10001"))
                .isEqualTo("workflow.yaml:10:14: \"10001\" is no number of \"instances\". Write a number from 1 to"
                        + " 10000");
        for (String number : new String[] {"many", "-5", "1500000000", "1.5"}) {
            assertThat(faultsWith("version: 1.0.0", "version: 1.0.0\n  instances: " + number))
                    .isEqualTo("workflow.yaml:10:14: \"" + number + "\" is no number of \"instances\". Write a whole"
                            + " number, such as 3");
        }
    }

    @Test
    void the_number_of_instances_for_all_tasks_is_one_or_more_too() {
        TestProject.in(folder).with("workflow.yaml", TestProject.TASK);
        for (int instances : new int[] {-5, 0, 1_500_000_000}) {
            var settings =
                    new WorkflowSettings("p", folder, folder.resolve("tasks"), List.of("edge", "cloud"), instances);
            var reader = new WorkflowReader(TestTemplates.read(), settings);

            assertThatThrownBy(() -> reader.read(folder.resolve("workflow.yaml")))
                    .isInstanceOf(ProblemsException.class)
                    .hasMessage("pelato.instances is " + instances + ". Write a number from 1 to 10000");
        }
    }

    @Test
    void retries_end_before_a_host_ends_the_call() {
        assertThat(TestProject.in(folder)
                        .task(TestProject.TASK + "  retries: 30\n")
                        .texts("retries"))
                .containsExactly("30");
        for (String retries : new String[] {"31", "65", "500"}) {
            assertThat(faults(TestProject.TASK + "  retries: " + retries + "\n"))
                    .isEqualTo("workflow.yaml:10:12: \"" + retries + "\" is no valid retries. Write 30 or less: a host"
                            + " ends a call after ten minutes, and with it the message");
        }
        assertThat(faults("retries: 31\n" + TestProject.TASK)).startsWith("workflow.yaml:1:10: \"31\" is no valid");
    }

    @Test
    void several_targets_in_one_text_are_told_as_the_list_that_was_meant() {
        assertThat(faultsWith("target: [edge, cloud]", "target: edge, cloud"))
                .isEqualTo(
                        "workflow.yaml:5:11: unknown target \"edge, cloud\". Write several as a list: `target: [edge,"
                                + " cloud]`. Targets are the host-type labels in pelato.targets: cloud, edge");
        assertThat(faultsWith("target: [edge, cloud]", "target:\n    - edge\n     - cloud"))
                .contains("Write several as a list: `target: [edge, cloud]`.");
    }

    @Test
    void an_unknown_key_is_told_whatever_else_is_wrong() {
        assertThat(faultsWith("type: processor_nats", "tpye: processor_nats"))
                .contains(
                        "workflow.yaml:2:3: \"type\" is" + " missing.",
                        "workflow.yaml:3:3: unknown key \"tpye\" in a task. Did you mean \"type\"?");
        assertThat(faultsWith("type: processor_nats", "type: processor\n  tabel: readings"))
                .contains("unknown type \"processor\"", "unknown key \"tabel\" in a task. Did you mean \"table\"?");
    }

    @Test
    void a_key_of_a_task_at_the_top_is_told_to_be_indented() {
        assertThat(faults(TestProject.TASK + "instances: 3\n"))
                .isEqualTo(
                        "workflow.yaml:10:1: unknown key \"instances\". It is a key of a task: indent it as far as the"
                                + " task's other keys");
    }

    @Test
    void a_key_that_begins_with_x_is_the_user_s_own_and_may_be_merged() {
        Task task = TestProject.in(folder).task("""
                x-common: &common
                  type: processor_nats
                  target: &where [edge]
                  version: &v 1.2.0
                  error_topic: plant.errors
                tasks:
                - <<: *common
                  name: First
                  code: aggregate.go
                  source_topic: plant.in
                  dest_topic: plant.out
                  component_name: first
                """);

        assertThat(task.type().name()).isEqualTo("processor_nats");
        assertThat(task.targets()).extracting(Target::toString).containsExactly("edge");
        assertThat(task.version()).isEqualTo("1.2.0");
        assertThat(task.texts("error_topic")).containsExactly("plant.errors");
    }

    @Test
    void a_fault_in_what_is_merged_is_told_where_it_stands_and_once() {
        assertThat(faults("""
                tasks:
                - &base
                  type: processor_nats
                  code: aggregate.go
                  target: moon
                  source_topic: in
                  dest_topic: out
                  component_name: first
                  version: 1.0.0
                - <<: *base
                  component_name: second
                - <<: *base
                """)).isEqualTo("""
                        workflow.yaml:5:11: unknown target "moon". Targets are the host-type labels in pelato.targets: cloud, \
                        edge
                        workflow.yaml:12:3: component_name "first" is taken by the task in line 8. Give each task a \
                        component_name of its own""");
    }

    @Test
    void a_url_path_in_a_list_leads_to_one_task_too() {
        String task = DatabaseTest.task("host: db", "name: n", "user: u", "password_env: P") + "  path: [/readings]\n";

        assertThat(faults(task + task.replace("tasks:\n", "").replace("db_sync", "other")))
                .isEqualTo(
                        "workflow.yaml:27:10: path \"/readings\" is taken by the task in line 14. Give each task a path"
                                + " of its own");
    }

    @Test
    void a_file_of_nearly_the_name_is_told() {
        var settings = new WorkflowSettings("p", folder, folder, List.of("edge"), 1);
        TestProject.in(folder).with("workflow.yml", TestProject.TASK);
        Path file = folder.resolve("workflow.yaml");

        assertThatThrownBy(() -> new WorkflowReader(TestTemplates.read(), settings).read(file))
                .isInstanceOf(ProblemsException.class)
                .hasMessage(
                        "There is no file " + file + ", but workflow.yml beside it. Rename it to workflow.yaml, or set"
                                + " pelato.workflow to workflow.yml");
    }

    @Test
    void retries_are_a_whole_number() {
        assertThat(faults("retries: -1\n" + TestProject.TASK))
                .isEqualTo("workflow.yaml:1:10: \"-1\" is no valid retries. Write a whole number, such as 3");
    }

    @Test
    void what_tasks_inherit_is_checked_even_where_none_does() {
        assertThat(faults("error_topic: 'a b'\n" + TestProject.TASK + "  error_topic: errors\n"))
                .isEqualTo("workflow.yaml:1:14: \"a b\" is no valid error_topic. " + TOPIC_ADVICE);
    }

    @Test
    void a_project_name_that_no_application_may_have_is_told() {
        String advice = "Write a `project_name` of letters, digits, `_` and `-`, at most 63 of them";
        for (String name : new String[] {"my project", "a.b", "n".repeat(64)}) {
            assertThat(faults("project_name: " + name + "\n" + TestProject.TASK))
                    .isEqualTo("workflow.yaml:1:15: \"" + name + "\" cannot be the name of an application. " + advice);
        }
        assertThat(faults("project_name: [a]\n" + TestProject.TASK))
                .isEqualTo("workflow.yaml:1:15: \"project_name\" must be a text, found a list. Write `project_name:"
                        + " temperature`");
    }

    @Test
    void a_workflow_has_at_least_one_task() {
        assertThat(faults("project_name: temperature\n"))
                .isEqualTo(
                        "workflow.yaml:1:1: \"tasks\" is missing. Write `tasks:` with one `- name: ...` entry a task");
        assertThat(faults("tasks: []\n"))
                .isEqualTo("workflow.yaml:1:8: \"tasks\" must be a list with at least one task, found an empty list."
                        + " Write one `- name: ...` entry a task");
        assertThat(faults("tasks: aggregate\n"))
                .isEqualTo("workflow.yaml:1:8: \"tasks\" must be a list with at least one task, found a text. Write one"
                        + " `- name: ...` entry a task");
        assertThat(faults("tasks: [aggregate]\n"))
                .isEqualTo("workflow.yaml:1:9: a task must be a mapping, found a text. Write `- name: ...`");
    }

    @Test
    void text_that_is_no_yaml_is_told_where_reading_stopped() {
        assertThat(faults("tasks:\n- name: a: b\n"))
                .isEqualTo("workflow.yaml:2:10: this is not YAML: mapping values are not allowed here. Check the"
                        + " indentation (spaces, no tabs), the colons and the quotes around this place");
    }

    @Test
    void a_tab_in_the_indentation_is_told() {
        assertThat(faults("tasks:\n\t- name: a\n"))
                .isEqualTo(
                        "workflow.yaml:2:1: this is not YAML: found character '\\t(TAB)' that cannot start any token."
                                + " (Do not use \\t(TAB) for indentation) while scanning for the next token. Check the"
                                + " indentation (spaces, no tabs), the colons and the quotes around this place");
    }

    @Test
    void a_key_stands_once() {
        assertThat(faultsWith("  version: 1.0.0\n", "  version: 1.0.0\n  version: 2.0.0\n"))
                .isEqualTo(
                        "workflow.yaml:10:3: key \"version\" stands here a second time (first in line 9). Keep one of"
                                + " them");
    }

    @Test
    void an_empty_file_is_told() {
        assertThat(faults("# nothing yet\n"))
                .isEqualTo("workflow.yaml:1:1: expected keys and values, found nothing. Write it as `key: value`"
                        + " lines");
    }

    @Test
    void a_missing_file_is_told_with_its_path() {
        var settings = new WorkflowSettings("p", folder, folder, List.of("edge"), 1);
        Path file = folder.resolve("workflow.yaml");

        assertThatThrownBy(() -> new WorkflowReader(TestTemplates.read(), settings).read(file))
                .isInstanceOf(ProblemsException.class)
                .hasMessage("There is no file " + file + ". Create it, or name another file");
    }

    @Test
    void all_faults_of_all_tasks_are_told_in_one_run_in_the_order_of_the_files() {
        var project = TestProject.in(folder)
                .with("tasks/z.go", "package tools\n")
                .with("tasks/a.go", "package main\n\nfunc exec_task() {}\n");

        assertThat(project.faults("""
                        projectname: temperature
                        tasks:
                        - type: processor_nats
                          code: z.go
                          target: edge
                          source_topic: a b
                          dest_topic: c
                          component_name: Z
                          version: 1
                        - type: producer_nats
                          code: a.go
                          target: edge
                          dest_topic: c
                          schedule: often
                          version: 1.0.0
                        """))
                .isEqualTo("workflow.yaml:1:1: unknown key \"projectname\". Did you mean \"project_name\"? Known here:"
                        + " project_name, tasks, keep, entry, build, error_topic, retries, delivery, database\n"
                        + "workflow.yaml:6:17: \"a b\" is no valid source_topic. " + SUBJECT_ADVICE + "\n"
                        + "workflow.yaml:8:19: \"Z\" cannot be a component_name. " + COMPONENT_ADVICE + "\n"
                        + "workflow.yaml:9:12: \"1\" is no version. Write MAJOR.MINOR.PATCH, such as 1.0.0 or"
                        + " 1.0.0-rc.1\n"
                        + "workflow.yaml:10:3: \"component_name\" is missing. Write `component_name: ...`\n"
                        + "workflow.yaml:14:13: \"often\" is no valid schedule. Write an interval such as \"5s\", or a"
                        + " cron line of six fields (second minute hour day month weekday), with a time zone before it"
                        + " where needed: \"CRON_TZ=Europe/Rome 0 0 6 * * *\"\n"
                        + "tasks/z.go:1:1: there is no function exec_task in this file. Add"
                        + " `func exec_task(arg string) string` or `func exec_task(arg string) (string, error)` or"
                        + " `func exec_task(arg []byte) []byte` or `func exec_task(arg []byte) ([]byte, error)`\n"
                        + "tasks/z.go:1:9: a task's file must be in package main, found tools. Start it with `package"
                        + " main`\n"
                        + "tasks/a.go:3:6: exec_task has the wrong signature: `func exec_task()`. This task's type"
                        + " calls `func exec_task(arg string) string` or"
                        + " `func exec_task(arg string) (string, error)`");
    }
}
