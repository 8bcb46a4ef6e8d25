package io.pelato.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pelato.RunRequest;
import io.pelato.run.Body;
import io.pelato.run.Effect;
import io.pelato.run.Given;
import io.pelato.run.Happening;
import io.pelato.run.Outcome;
import io.pelato.run.RunSpan;
import io.pelato.template.Templates;
import io.pelato.workflow.Task;
import io.pelato.workflow.WorkflowReader;
import io.pelato.workflow.WorkflowSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes into a run without a lattice, and how what comes out is shown. */
class RunMojoTest {

    @TempDir
    private Path folder;

    @Test
    void a_task_gets_one_message_which_is_empty_where_none_is_set() {
        RunRequest request =
                goal().commandLine("task", "mean").ready(RunMojo.class).request();

        assertThat(request.task()).hasValue("mean");
        assertThat(request.messages()).containsExactly(new Given(Optional.empty(), Body.of("")));
        assertThat(request.limit()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void a_file_is_a_message_without_its_last_line_break() throws IOException {
        Files.writeString(folder.resolve("in.json"), "{\n}\n");

        assertThat(goal().commandLine("task", "mean")
                        .commandLine("input", "@in.json")
                        .ready(RunMojo.class)
                        .request()
                        .messages())
                .containsExactly(new Given(Optional.empty(), Body.of("{\n}")));
    }

    @Test
    void a_workflow_gets_a_message_a_line_as_text_or_as_tail_prints_it() throws IOException {
        Files.writeString(folder.resolve("in"), """
                a.b {"x": 1}
                c\ttwo words

                empty
                {"time": "now", "topic": "d", "size": 1, "text": "x"}
                {"topic": "e", "base64": "/w=="}
                """);

        assertThat(goal().commandLine("input", "@in")
                        .ready(RunMojo.class)
                        .request()
                        .messages())
                .containsExactly(
                        new Given(Optional.of("a.b"), Body.of("{\"x\": 1}")),
                        new Given(Optional.of("c"), Body.of("two words")),
                        new Given(Optional.of("empty"), Body.of("")),
                        new Given(Optional.of("d"), Body.of("x")),
                        new Given(Optional.of("e"), Body.of(new byte[] {(byte) 0xff})));
    }

    @Test
    void a_mark_before_the_lines_and_blanks_before_a_topic_are_no_part_of_it() throws IOException {
        Files.writeString(folder.resolve("in"), "\uFEFFa.b one\n \tc two\n  {\"topic\": \"d\", \"text\": \"x\"}\n");

        assertThat(goal().commandLine("input", "@in")
                        .ready(RunMojo.class)
                        .request()
                        .messages())
                .containsExactly(
                        new Given(Optional.of("a.b"), Body.of("one")),
                        new Given(Optional.of("c"), Body.of("two")),
                        new Given(Optional.of("d"), Body.of("x")));
    }

    @Test
    void lines_that_are_no_text_are_told_with_their_place() throws IOException {
        Files.write(folder.resolve("in"), "a b\nc Zürich\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() ->
                        goal().commandLine("input", "@in").ready(RunMojo.class).request())
                .hasMessage("in:2:4: this is not UTF-8 text: the byte 0xFC. Save the file as UTF-8");
    }

    @Test
    void what_cannot_be_run_is_told_at_once() {
        assertThatThrownBy(() -> goal().commandLine("pelato.run.format", "xml")
                        .commandLine("pelato.run.timeout", "0")
                        .ready(RunMojo.class)
                        .request())
                .hasMessageContaining("pelato.run.format is \"xml\"")
                .hasMessageContaining("pelato.run.timeout is \"0\"")
                .hasMessageContaining("There is nothing to run the workflow with: input is not set");
        assertThatThrownBy(() -> goal().commandLine("input", "{\"text\": 1}")
                        .ready(RunMojo.class)
                        .request())
                .hasMessageStartingWith("This line is no message: {\"text\": 1}. Write TOPIC, a blank and the message");
        assertThatThrownBy(() -> goal().commandLine("input", "@none")
                        .ready(RunMojo.class)
                        .request())
                .hasMessageStartingWith("Cannot read none: it is not there");
    }

    @Test
    void the_time_that_passes_is_a_length_and_may_have_a_beginning() {
        assertThat(goal().commandLine("pelato.run.for", "90s")
                        .commandLine("pelato.run.from", "2026-03-29T00:00:00Z")
                        .ready(RunMojo.class)
                        .request())
                .satisfies(request -> assertThat(request.messages()).isEmpty())
                .extracting(request -> request.span().orElseThrow())
                .isEqualTo(new RunSpan(Instant.parse("2026-03-29T00:00:00Z"), Duration.ofSeconds(90)));
        assertThatThrownBy(() -> goal().commandLine("pelato.run.for", "a day")
                        .ready(RunMojo.class)
                        .request())
                .hasMessageStartingWith("pelato.run.for is \"a day\", which is no length of time");
        assertThatThrownBy(() -> goal().commandLine("pelato.run.for", "1h")
                        .commandLine("pelato.run.from", "noon")
                        .ready(RunMojo.class)
                        .request())
                .hasMessageStartingWith("pelato.run.from is \"noon\", which is no time");
        assertThatThrownBy(() -> goal().commandLine("pelato.run.from", "2026-03-29T00:00:00Z")
                        .commandLine("input", "a b")
                        .ready(RunMojo.class)
                        .request())
                .hasMessageStartingWith("pelato.run.from is set, and no time passes");
    }

    @Test
    void people_get_a_line_for_each_that_comes_and_tables_at_the_end() throws IOException {
        assertThat(shown(OutputForm.TEXT)).isEqualTo("""
                out  a\\nb
                doors[front]  \\xff
                readings  {"id":1,"mean":21.5}
                readings  {"id":22,"sensor":"d"}

                readings:
                  id  mean  sensor
                  1   21.5
                  22        d
                """);
    }

    @Test
    void programs_get_an_object_for_each() throws IOException {
        assertThat(shown(OutputForm.JSON)).isEqualTo("""
                {"task":"mean","topic":"out","text":"a\\nb"}
                {"task":"mean","bucket":"doors","key":"front","base64":"/w=="}
                {"task":"mean","table":"readings","row":{"id":1,"mean":21.5}}
                {"task":"mean","table":"readings","row":{"id":22,"sensor":"d"}}
                """);
    }

    @Test
    void failures_and_what_tasks_print_are_in_the_log() throws IOException {
        var log = new LinesLog();
        var lines = new RunLines(OutputForm.TEXT, new PrintStream(new ByteArrayOutputStream()), log);
        lines.accept(new Happening.Wrote(task(), List.of("one")));
        lines.accept(new Happening.Failed(task(), "in", new Outcome.Refused("it is bad")));
        lines.accept(new Happening.Unread("nowhere"));

        assertThat(log.lines())
                .containsExactly(
                        "info mean | one",
                        "error mean has failed for a message on in: it is bad",
                        "warn No task reads the topic nowhere");
    }

    private String shown(OutputForm form) throws IOException {
        var json = new ObjectMapper();
        var bytes = new ByteArrayOutputStream();
        var lines = new RunLines(form, new PrintStream(bytes, false, StandardCharsets.UTF_8), new LinesLog());
        for (Effect effect : List.of(
                new Effect.Sent("out", Body.of("a\nb")),
                new Effect.Entry("doors", "front", Body.of(new byte[] {(byte) 0xff})),
                new Effect.Row("readings", List.of("id"), json.readTree("{\"id\":1,\"mean\":21.5}")),
                new Effect.Row("readings", List.of("id"), json.readTree("{\"id\":22,\"sensor\":\"d\"}")))) {
            lines.accept(new Happening.Came(task(), effect, Optional.empty()));
        }
        lines.end();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private Task task() throws IOException {
        Files.createDirectories(folder.resolve("tasks"));
        Files.writeString(
                folder.resolve("tasks/mean.go"), "package main\n\nfunc exec_task(a string) string { return a }\n");
        Files.writeString(folder.resolve("workflow.yaml"), """
                tasks:
                - {name: Mean, type: processor_nats, code: mean.go, target: edge, source_topic: in, dest_topic: out,
                   component_name: mean, version: 1.0.0}
                """);
        var settings = new WorkflowSettings("x", folder, folder.resolve("tasks"), List.of("edge"), 10);
        return new WorkflowReader(Templates.read(List.of()), settings)
                .read(folder.resolve("workflow.yaml"))
                .tasks()
                .get(0);
    }

    private TestGoal goal() {
        return TestGoal.of("run", folder);
    }
}
