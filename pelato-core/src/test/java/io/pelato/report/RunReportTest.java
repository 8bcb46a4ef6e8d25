package io.pelato.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportTest {

    private static final Instant STARTED = Instant.parse("2026-03-01T10:00:00.123Z");
    private static final Span COMPILE = new Span(
            "build",
            "mean",
            "compile",
            STARTED.plusMillis(500),
            Duration.ofMillis(1_500),
            Optional.of("compiled: its code changed"));
    private static final Span PUSH = span("push", "registry", "push", 2_100, 200);
    private static final ComponentFacts MEAN = new ComponentFacts(
            "mean",
            "1.0.0",
            Optional.of(89_400L),
            Optional.of("sha256:ab"),
            Optional.empty(),
            Optional.of("compiled: its code changed"));

    @TempDir
    private Path folder;

    @Test
    void later_facts_fill_and_replace_those_of_the_same_component() {
        ComponentFacts pushed = new ComponentFacts(
                "mean",
                "1.0.1",
                Optional.empty(),
                Optional.of("sha256:cd"),
                Optional.of("registry.example.com/mean:1.0.1@sha256:ef"),
                Optional.empty());
        ComponentFacts other = ComponentFacts.of("clean", "2.0.0");

        RunReport report = new RunReport(folder, STARTED, List.of(), List.of(MEAN, other, pushed));

        assertThat(report.components())
                .containsExactly(
                        new ComponentFacts(
                                "mean",
                                "1.0.1",
                                Optional.of(89_400L),
                                Optional.of("sha256:cd"),
                                Optional.of("registry.example.com/mean:1.0.1@sha256:ef"),
                                Optional.of("compiled: its code changed")),
                        other);
    }

    @Test
    void the_same_spans_give_the_same_bytes_in_whatever_order_they_came() throws IOException {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            spans.add(span("build", "task" + i % 7, "compile", 100L * (i % 3), 10 + i));
        }
        new RunReport(folder.resolve("1"), STARTED, spans, List.of(MEAN)).write();
        Collections.reverse(spans);
        new RunReport(folder.resolve("2"), STARTED, spans, List.of(MEAN)).write();

        for (String name : List.of("report.json", "report.html")) {
            assertThat(folder.resolve("1").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("2").resolve(name));
        }
    }

    @Test
    void the_file_for_programs_has_times_since_the_start_and_totals_by_goal() throws IOException {
        Span other = span("build", "clean", "compile", 600, 400);
        report(PUSH, COMPILE, other).write();

        JsonNode root = new ObjectMapper().readTree(Files.readString(folder.resolve("report.json")));
        assertThat(root.path("started").asText()).isEqualTo("2026-03-01T10:00:00.123Z");
        assertThat(root.path("spans")).hasSize(3);
        assertThat(root.path("spans").get(0))
                .hasToString("{\"goal\":\"build\",\"lane\":\"mean\",\"what\":\"compile\",\"start_ms\":500,"
                        + "\"duration_ms\":1500,\"note\":\"compiled: its code changed\"}");
        assertThat(root.path("goals"))
                .hasToString("[{\"goal\":\"build\",\"start_ms\":500,\"elapsed_ms\":1500,\"work_ms\":1900,\"pieces\":2},"
                        + "{\"goal\":\"push\",\"start_ms\":2100,\"elapsed_ms\":200,\"work_ms\":200,\"pieces\":1}]");
    }

    @Test
    void the_figures_of_the_original_are_in_the_file_for_programs() throws IOException {
        List<Span> spans = List.of(
                span("generate", "project", "render", 100, 250),
                span("build", "builder image", "start", 400, 300),
                COMPILE,
                PUSH,
                span("deploy", "lattice", "wait", 2_400, 600));
        new RunReport(folder, STARTED, spans, List.of(MEAN)).write();

        assertThat(new ObjectMapper()
                        .readTree(Files.readString(folder.resolve("report.json")))
                        .path("metrics"))
                .hasToString("{\"tasks\":1,\"generation_seconds\":0.25,\"builder_image_seconds\":0.3,"
                        + "\"build_and_push_seconds\":1.8,\"deployment_seconds\":0.6,\"total_seconds\":3.0}");
    }

    @Test
    void figures_of_goals_that_did_not_run_are_left_out() throws IOException {
        report().write();

        assertThat(Files.readString(folder.resolve("report.json"))).contains("\"metrics\" : {\n    \"tasks\" : 0\n  }");
    }

    @Test
    void a_clock_that_was_set_back_gives_a_piece_of_work_without_length() {
        Span span = span("build", "mean", "compile", 0, -5_000);

        assertThat(span.duration()).isZero();
    }

    @Test
    void nothing_but_the_two_files_is_left_in_the_folder() throws IOException {
        report().write();
        report(COMPILE).write();

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("report.html", "report.json");
        }
    }

    @Test
    void a_folder_that_cannot_be_made_is_told() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> new RunReport(file, STARTED, List.of(), List.of()).write())
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("report.html cannot be written: ")
                .hasMessageEndingWith("Check the folder's permissions and free space");
    }

    private RunReport report(Span... spans) {
        return new RunReport(folder, STARTED, List.of(spans), List.of());
    }

    private static Span span(String goal, String lane, String what, long start, long duration) {
        return new Span(goal, lane, what, STARTED.plusMillis(start), Duration.ofMillis(duration), Optional.empty());
    }
}
