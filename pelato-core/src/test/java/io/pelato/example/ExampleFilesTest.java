package io.pelato.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.problem.FaultyFiles;
import io.pelato.problem.ProblemsException;
import io.pelato.run.Answer;
import io.pelato.run.Body;
import io.pelato.run.Message;
import io.pelato.run.Outcome;
import io.pelato.run.Outgoing;
import io.pelato.run.Sink;
import io.pelato.run.TaskHandler;
import io.pelato.template.Templates;
import io.pelato.testing.TestCase;
import io.pelato.testing.TestSuite;
import io.pelato.testing.Verdict;
import io.pelato.workflow.Task;
import io.pelato.workflow.TestProject;
import io.pelato.workflow.Workflow;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What examples of tasks say, and what is told where one does not hold. */
class ExampleFilesTest {

    private static final String WORKFLOW = """
            project_name: plant
            tasks:
            - {name: Mean, type: processor_nats, code: mean.go, target: edge, source_topic: "raw.*", dest_topic: [mean, all],
               component_name: mean, version: 1.0.0}
            - {name: Latest, type: nats_to_nats-kv, code: latest, target: cloud, source_topic: mean, bucket: latest,
               component_name: latest, version: 1.0.0}
            - {name: Rows, type: dbsync_nats, code: rows.go, target: cloud, source_topic: mean, table: readings,
               database: {host: db, port: 5432, name: a, user: b, password_env: C}, component_name: rows, version: 1.0.0}
            """;
    private static final String KEY_VALUE =
            "package main\n\nfunc exec_task(key, data string) (string, string) { return key, data }\n";

    @TempDir
    private Path folder;

    private final List<String> asked = new ArrayList<>();

    @Test
    void examples_stand_beside_the_code_a_file_or_a_folder_and_are_named_as_it() {
        project()
                .with("tasks/mean.examples.yaml", "- {input: 1, output: 2}")
                .with("tasks/latest.examples.yaml", "- {input: {key: a, data: b}, nothing: true}");

        assertThat(read())
                .extracting(examples -> examples.task().componentName())
                .containsExactly("mean", "latest");
    }

    @Test
    void an_example_without_a_name_is_called_as_its_input() {
        project().with("tasks/mean.examples.yaml", """
                - {input: 21, output: 2}
                - {name: of none, nothing: true}
                - {input: %s, error: long}
                """.formatted("x".repeat(70)));

        assertThat(read().get(0).examples())
                .extracting(Example::name)
                .containsExactly("21", "of none", "x".repeat(60) + "...");
    }

    @Test
    void an_input_of_keys_and_values_is_json_with_numbers_as_they_are_written() {
        run("- {input: {a: 1.0, b: '1', c: [true, null, x], d: 1e3}, nothing: true}");

        assertThat(asked).containsExactly("raw.* {\"a\":1.0,\"b\":\"1\",\"c\":[true,null,\"x\"],\"d\":1E+3}");
    }

    @Test
    void an_output_is_what_goes_to_each_destination() {
        assertThat(run("- {input: a, output: a}\n- {input: a, output: b}\n- {input: drop, output: ''}"))
                .containsExactly(
                        "passed", "expected b\n     got a on mean\n         a on all", "expected \n     got nothing");
    }

    @Test
    void an_output_of_keys_and_values_is_compared_as_json() {
        assertThat(run("""
                - {input: '{"b": 2, "a": 1.0}', output: {a: 1, b: 2.00}}
                - {input: '{"a": "1"}', output: {a: 1}}
                - {input: 'no JSON', output: {a: 1}}
                - {input: '{"a": {"b": 1, "c": 2}, "d": 3}', output_has: {a: {b: 1}}}
                - {input: '{"a": {"c": 2}}', output_has: {a: {b: 1}}}
                - {input: a long text, output_has: long}
                """))
                .containsExactly(
                        "passed",
                        "expected {\"a\":1}\n     got {\"a\": \"1\"} on mean\n         {\"a\": \"1\"} on all",
                        "expected {\"a\":1}\n     got no JSON on mean\n         no JSON on all",
                        "passed",
                        "expected something with {\"a\":{\"b\":1}}\n     got {\"a\": {\"c\": 2}} on mean\n         {\"a\":"
                                + " {\"c\": 2}} on all",
                        "passed");
    }

    @Test
    void several_outputs_come_in_their_order_and_may_name_their_topics() {
        assertThat(run("""
                - {input: a, outputs: [{topic: mean, output: a}, {output: a}]}
                - {input: a, outputs: [{topic: all, output: a}, {topic: mean, output: a}]}
                - {input: a, outputs: [{topic: mean, output: a}]}
                """))
                .containsExactly(
                        "passed",
                        "expected a on all\n         a on mean\n     got a on mean\n         a on all",
                        "expected a on mean\n     got a on mean\n         a on all");
    }

    @Test
    void bytes_that_are_no_text_are_written_in_base64() {
        assertThat(run("- {input_base64: /w==, output_base64: /w==}\n- {input_base64: /w==, output_base64: /g==}"))
                .containsExactly(
                        "passed",
                        "expected 1 bytes that are not UTF-8\n     got 1 bytes that are not UTF-8 on mean\n"
                                + "         1 bytes that are not UTF-8 on all");
    }

    @Test
    void an_error_is_expected_by_a_part_of_its_reason() {
        assertThat(run("- {input: bad, error: too bad}\n- {input: bad, error: other}\n- {input: good, error: bad}"))
                .containsExactly(
                        "passed",
                        "expected the error: other\n     got the error: it is too bad",
                        "expected the error: bad\n     got good on mean\n         good on all");
    }

    @Test
    void a_key_with_its_value_and_rows_are_what_the_other_types_have() {
        project().with("tasks/latest.examples.yaml", """
                        - {input: k=v, entry: {key: k, value: v}}
                        - {input: k=v, entry: {key: k, value: w}}
                        """).with("tasks/rows.examples.yaml", """
                        - {input: '[{"id": 1.50}]', rows: [{id: 1.5}]}
                        - {input: '[{"id": 1}, {"id": 2}]', rows: [{id: 1}]}
                        """);

        assertThat(verdicts())
                .containsExactly(
                        "passed",
                        "expected w under the key k\n     got v under the key k",
                        "passed",
                        "expected the row {\"id\":1}\n     got the row {\"id\":1}\n         the row {\"id\":2}");
    }

    @Test
    void every_fault_is_told_with_its_place_at_once() {
        project().with("tasks/mean.examples.yaml", """
                - {input: 1, ouput: 2}
                - {input: 1, output: 2, error: x}
                - {input: 1, rows: []}
                - 21
                - {nothing: maybe}
                - {outputs: [{topic: a}]}
                - {input_base64: '?A==', nothing: true}
                """).with("tasks/means.examples.yaml", "[]");

        assertThatThrownBy(this::read)
                .isInstanceOf(ProblemsException.class)
                .satisfies(
                        failure -> assertThat(((ProblemsException) failure).problems())
                                .extracting(Object::toString)
                                .containsExactly(
                                        "tasks/mean.examples.yaml:1:14: there is no key \"ouput\" in an example. Did you mean"
                                                + " \"output\"? Known here: entry, error, input, input_base64, name, nothing, output,"
                                                + " output_base64, output_has, outputs, rows, subject",
                                        "tasks/mean.examples.yaml:1:3: this example does not say what is expected. Write one of output,"
                                                + " output_has, output_base64, outputs, error, nothing",
                                        "tasks/mean.examples.yaml:2:25: this example expects a second thing. Write one of output,"
                                                + " output_has, output_base64, outputs, error, nothing",
                                        "tasks/mean.examples.yaml:3:14: a task of the type processor_nats has no rows. Write one of"
                                                + " output, output_has, output_base64, outputs, error, nothing",
                                        "tasks/mean.examples.yaml:4:3: expected an example, found a text. Write it as keys and values:"
                                                + " name, subject, input, input_base64, output, output_has, output_base64, outputs, entry,"
                                                + " rows, error, nothing",
                                        "tasks/mean.examples.yaml:5:13: nothing can only be true. Write `nothing: true`",
                                        "tasks/mean.examples.yaml:6:14: this message has no output. Add `output:`",
                                        "tasks/mean.examples.yaml:7:18: this is no base64: Illegal base64 character 3f. Write what"
                                                + " `base64 -w 0` prints",
                                        "tasks/means.examples.yaml:1:1: these are examples of no task. Name the file as the code that a"
                                                + " task has. Did you mean \"tasks/mean.examples.yaml\"? Known here:"
                                                + " tasks/latest.examples.yaml, tasks/mean.examples.yaml, tasks/rows.examples.yaml"));
    }

    @Test
    void a_file_that_is_no_list_is_told() {
        project().with("tasks/mean.examples.yaml", "input: 1\noutput: 2\n");

        assertThatThrownBy(this::read)
                .hasMessage("tasks/mean.examples.yaml:1:1: expected a list, found a mapping. Write it as `- key: value`"
                        + " lines");
    }

    @Test
    void a_folder_beside_the_code_that_may_not_be_read_is_told_by_its_name() {
        Workflow workflow = project().with("tasks/pgdata/base", "").read(WORKFLOW);
        Path closed = FaultyFiles.of(folder, "pgdata", () -> new AccessDeniedException(folder + "/tasks/pgdata"));

        assertThatThrownBy(() -> new ExampleFiles(closed, closed.resolve("tasks")).read(workflow))
                .isInstanceOf(ProblemsException.class)
                .hasMessage("Cannot read tasks/pgdata: permission denied. Give the user who runs the build the right to"
                        + " read it");
    }

    private List<String> run(String examples) {
        project().with("tasks/mean.examples.yaml", examples);
        return verdicts();
    }

    private List<String> verdicts() {
        return read().stream()
                .map(new ExampleRun(this::handled)::run)
                .map(TestSuite::cases)
                .flatMap(List::stream)
                .map(TestCase::verdict)
                .map(verdict -> verdict instanceof Verdict.Failed failed ? failed.message() : "passed")
                .collect(Collectors.toList());
    }

    /** A task that returns its input, in the way of its type. */
    private TaskHandler.Handled handled(Task task, Message message) {
        asked.add(message.subject() + " " + message.body());
        Sink sink = Sink.of(task.type());
        Outcome outcome = switch (message.body().shown()) {
            case "bad" -> new Outcome.Refused("it is too bad");
            case "drop" -> new Outcome.Returned(List.of());
            default -> new Outcome.Returned(returned(task, sink, message.body()));
        };
        return new TaskHandler.Handled(
                new Answer(outcome, List.of(), Duration.ZERO),
                outcome instanceof Outcome.Returned returned ? sink.effects(task, returned.outgoing()) : List.of());
    }

    private static List<Outgoing> returned(Task task, Sink sink, Body body) {
        return switch (sink) {
            case TOPICS ->
                task.texts("dest_topic").stream()
                        .map(topic -> new Outgoing(topic, body))
                        .toList();
            case BUCKET -> {
                String[] parts = body.shown().split("=", 2);
                yield List.of(new Outgoing(parts[0], Body.of(parts[parts.length - 1])));
            }
            case TABLE -> List.of(new Outgoing("INSERT", body));
        };
    }

    private List<TaskExamples> read() {
        Workflow workflow = project().read(WORKFLOW);
        return new ExampleFiles(folder, folder.resolve("tasks")).read(workflow);
    }

    private TestProject project() {
        return TestProject.in(folder, Templates.read(List.of()))
                .with("tasks/mean.go", TestProject.GO)
                .with("tasks/rows.go", TestProject.GO)
                .with("tasks/latest/latest.go", KEY_VALUE);
    }
}
