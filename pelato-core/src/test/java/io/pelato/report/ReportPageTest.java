package io.pelato.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportPageTest {

    private static final Instant STARTED = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void hostile_names_stay_text() {
        String hostile = "\"><script>alert(1)</script><img src=x onerror='alert(2)'>&lt;${7*7}";
        RunReport report = new RunReport(
                Path.of("unused"),
                STARTED,
                List.of(new Span(hostile, hostile, hostile, STARTED, Duration.ofSeconds(1), Optional.of(hostile))),
                List.of(new ComponentFacts(
                        hostile,
                        hostile,
                        Optional.of(1L),
                        Optional.of(hostile),
                        Optional.of(hostile),
                        Optional.of(hostile))));

        String page = ReportPage.html(report);

        assertThat(page)
                .doesNotContain("<script", "<img", "onerror='")
                .contains("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("onerror=&#39;alert(2)&#39;&gt;&amp;lt;${7*7}");
    }

    @Test
    void the_page_needs_nothing_from_outside() {
        assertThat(ReportPage.html(pipeline()))
                .contains("default-src 'none'")
                .doesNotContain("http://", "https://", "<script", "<link", "url(", "@import", "src=");
    }

    @Test
    void each_lane_is_a_row_in_the_order_in_which_work_on_it_began() {
        assertThat(Timeline.of(pipeline()).lanes())
                .extracting(Timeline.Lane::name)
                .containsExactly("builder image", "clean", "mean", "registry");
    }

    @Test
    void a_bar_tells_what_it_stands_for() {
        assertThat(ReportPage.html(pipeline()))
                .contains("<title>build: compile, 1.50 s from 500 ms; compiled: its code changed</title>")
                .contains("<title>push: push, 200 ms from 2.10 s</title>");
    }

    @Test
    void places_are_percents_of_the_time_shown() {
        Timeline.Lane lane = Timeline.of(pipeline()).lanes().get(2);

        assertThat(lane.bars().get(0).left()).isEqualTo(20);
        assertThat(lane.bars().get(0).width()).isEqualTo(60);
    }

    @Test
    void work_that_overlaps_in_one_lane_lies_on_tracks_of_its_own() {
        Timeline.Lane lane = Timeline.of(report(
                        span("push", "registry", "check", 0, 100),
                        span("push", "registry", "push", 50, 100),
                        span("push", "registry", "push", 100, 10)))
                .lanes()
                .get(0);

        assertThat(lane.tracks()).isEqualTo(2);
        assertThat(lane.bars()).extracting(Timeline.Bar::track).containsExactly(0, 1, 0);
    }

    @Test
    void what_began_before_the_run_is_shown_too() {
        Timeline timeline = Timeline.of(
                report(span("build", "builder image", "start", -100, 50), span("build", "mean", "compile", 0, 300)));

        assertThat(timeline.lanes().get(0).bars().get(0).left()).isZero();
        assertThat(timeline.ticks().get(0)).isEqualTo(new Timeline.Tick(25, Duration.ZERO));
    }

    @Test
    void the_scale_has_few_marks_however_long_the_run_was() {
        for (long length : List.of(1L, 9L, 130L, 1_999L, 47_000L, 3_600_000L, 864_000_000L)) {
            Timeline timeline = Timeline.of(report(span("build", "mean", "compile", 0, length)));
            assertThat(timeline.ticks()).as(length + " ms").hasSizeBetween(2, 11);
        }
    }

    @Test
    void a_run_in_which_nothing_was_done_has_a_page() {
        assertThat(ReportPage.html(report())).contains("Nothing was done.").doesNotContain("<table");
    }

    @Test
    void times_and_sizes_are_written_for_people() {
        assertThat(List.of(0L, 999L, 1_000L, 59_999L, 60_000L, 3_725_000L))
                .map(milliseconds -> Wording.duration(Duration.ofMillis(milliseconds)))
                .containsExactly("0 ms", "999 ms", "1.00 s", "59.99 s", "1 min 00 s", "1 h 02 min");
        assertThat(List.of(999L, 89_400L, 1_067_000L))
                .map(Wording::size)
                .containsExactly("999 B", "89.4 kB", "1.07 MB");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9 | 0 ms, 1 ms, 2 ms, 3 ms, 4 ms, 5 ms, 6 ms, 7 ms, 8 ms, 9 ms",
                "420 | 0 ms, 50 ms, 100 ms, 150 ms, 200 ms, 250 ms, 300 ms, 350 ms, 400 ms",
                "1999 | 0.0 s, 0.2 s, 0.4 s, 0.6 s, 0.8 s, 1.0 s, 1.2 s, 1.4 s, 1.6 s, 1.8 s",
                "4700 | 0.0 s, 0.5 s, 1.0 s, 1.5 s, 2.0 s, 2.5 s, 3.0 s, 3.5 s, 4.0 s, 4.5 s",
                "47000 | 0 s, 5 s, 10 s, 15 s, 20 s, 25 s, 30 s, 35 s, 40 s, 45 s",
                "130000 | 0 s, 20 s, 40 s, 60 s, 80 s, 100 s, 120 s",
                "300000 | 0 s, 30 s, 60 s, 90 s, 120 s, 150 s, 180 s, 210 s, 240 s, 270 s, 300 s",
                "330000 | 0 min, 1 min, 2 min, 3 min, 4 min, 5 min",
                "3600000 | 0 min, 10 min, 20 min, 30 min, 40 min, 50 min, 60 min",
                "9000000 | 0 min, 20 min, 40 min, 60 min, 80 min, 100 min, 120 min, 140 min",
                "30000000 | 0 h, 1 h, 2 h, 3 h, 4 h, 5 h, 6 h, 7 h, 8 h"
            })
    void all_marks_of_a_scale_are_in_one_unit_with_the_same_digits(long length, String marks) {
        Timeline timeline = Timeline.of(report(span("build", "mean", "compile", 0, length)));

        assertThat(timeline.ticks().stream()
                        .map(tick -> timeline.scale().mark(tick.time()))
                        .collect(Collectors.joining(", ")))
                .isEqualTo(marks);
    }

    @Test
    void each_goal_has_a_colour_of_its_own() {
        String page = ReportPage.html(report());

        assertThat(RunReport.GOALS)
                .allSatisfy(goal -> assertThat(page)
                        .containsPattern("--" + goal + ": #[0-9a-f]{6};")
                        .contains("." + goal + " { fill: var(--" + goal + ")"));
    }

    private static RunReport pipeline() {
        return report(
                new Span(
                        "build",
                        "mean",
                        "compile",
                        STARTED.plusMillis(500),
                        Duration.ofMillis(1_500),
                        Optional.of("compiled: its code changed")),
                span("push", "registry", "push", 2_100, 200),
                span("build", "builder image", "start", 0, 400),
                span("build", "clean", "compile", 400, 2_100));
    }

    private static RunReport report(Span... spans) {
        return new RunReport(Path.of("unused"), STARTED, List.of(spans), List.of());
    }

    private static Span span(String goal, String lane, String what, long start, long duration) {
        return new Span(goal, lane, what, STARTED.plusMillis(start), Duration.ofMillis(duration), Optional.empty());
    }
}
