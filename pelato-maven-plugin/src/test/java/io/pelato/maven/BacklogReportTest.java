package io.pelato.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.stream.Backlog;
import io.pelato.stream.Place;
import io.pelato.stream.StreamUse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How it is told what waits where. */
class BacklogReportTest {

    private static final Place CLOUD = Place.of("cloud");

    private final LinesLog log = new LinesLog();

    @Test
    void a_place_is_told_with_its_stream_its_tasks_and_its_reports() {
        new BacklogReport(log)
                .tell(new Backlog(
                        CLOUD,
                        Optional.of(new StreamUse("PELATO_plant_cloud", CLOUD, 1200, 3 << 20, 1L << 30)),
                        List.of(
                                new Backlog.Task(
                                        "clean",
                                        Optional.of(new Backlog.Work(12, 4, 1, Optional.of(Duration.ofSeconds(90))))),
                                new Backlog.Task("judge", Optional.of(new Backlog.Work(0, 0, 0, Optional.empty()))),
                                new Backlog.Task("store", Optional.empty())),
                        List.of(new Backlog.Reports("plant.errors", "PELATO_plant_errors_cloud", 2)),
                        Optional.empty()));

        assertThat(log.lines())
                .containsExactly(
                        "info   kept in the JetStream domain cloud: PELATO_plant_cloud, 1200 messages, 3 MB of 1 GB",
                        "info     clean: 12 waiting, 4 in work, 1 of them again, the oldest 90 s old",
                        "info     judge: 0 waiting, 0 in work",
                        "info     store: not set up yet",
                        "info     reports on plant.errors: 2, in PELATO_plant_errors_cloud");
    }

    @Test
    void a_place_that_does_not_answer_and_one_that_is_new_are_told() {
        new BacklogReport(log)
                .tell(new Backlog(
                        Place.of("milan"),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.of("the JetStream domain milan does not answer at nats:4222")));
        new BacklogReport(log).tell(new Backlog(CLOUD, Optional.empty(), List.of(), List.of(), Optional.empty()));

        assertThat(log.lines())
                .containsExactly(
                        "warn   kept in the JetStream domain milan: not known, for the JetStream domain milan does not"
                                + " answer at nats:4222",
                        "info   kept in the JetStream domain cloud: not set up yet");
    }

    @Test
    void ages_are_told_in_a_unit_that_can_be_read() {
        for (var age :
                List.of(Duration.ofSeconds(119), Duration.ofMinutes(5), Duration.ofHours(5), Duration.ofDays(3))) {
            new BacklogReport(log)
                    .tell(new Backlog(
                            CLOUD,
                            Optional.empty(),
                            List.of(new Backlog.Task("a", Optional.of(new Backlog.Work(1, 0, 0, Optional.of(age))))),
                            List.of(),
                            Optional.empty()));
        }

        assertThat(log.lines())
                .filteredOn(line -> line.contains("a: "))
                .extracting(line -> line.replaceFirst(".*oldest ", ""))
                .containsExactly("119 s old", "5 min old", "5 h old", "3 days old");
    }
}
