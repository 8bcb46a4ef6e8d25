package io.pelato.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.application.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When schedules are due, as NATS has it. */
class TimetableTest {

    @Test
    void intervals_begin_with_the_span_and_its_end_belongs_to_it() {
        assertThat(due("2026-03-01T09:30:00Z", "10s", every("a", "5s"), every("b", "2500ms"), every("c", "10m")))
                .containsExactly(
                        "b 2026-03-01T09:30:02.500Z",
                        "a 2026-03-01T09:30:05Z",
                        "b 2026-03-01T09:30:05Z",
                        "b 2026-03-01T09:30:07.500Z",
                        "a 2026-03-01T09:30:10Z",
                        "b 2026-03-01T09:30:10Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 */20 * * * *         | 2026-03-01T09:40:00Z 2026-03-01T10:00:00Z 2026-03-01T10:20:00Z",
                "30 0 6 * * mon-fri     | 2026-03-02T06:00:30Z 2026-03-03T06:00:30Z 2026-03-04T06:00:30Z",
                "0 0 12 1 * *           | 2026-03-01T12:00:00Z 2026-04-01T12:00:00Z 2026-05-01T12:00:00Z",
                "0 0 12 1,15 * sun      | 2026-03-01T12:00:00Z 2026-03-08T12:00:00Z 2026-03-15T12:00:00Z",
                "0 0 0 29 feb *         | 2028-02-29T00:00:00Z 2032-02-29T00:00:00Z 2036-02-29T00:00:00Z",
                "@hourly                | 2026-03-01T10:00:00Z 2026-03-01T11:00:00Z 2026-03-01T12:00:00Z",
                "@weekly                | 2026-03-08T00:00:00Z 2026-03-15T00:00:00Z 2026-03-22T00:00:00Z",
                "@yearly                | 2027-01-01T00:00:00Z 2028-01-01T00:00:00Z 2029-01-01T00:00:00Z",
            })
    void cron_lines_have_seconds_and_their_times_are_those_of_utc(String line, String times) {
        assertThat(first(3, cron(line, Optional.empty()))).containsExactly(times.split(" "));
    }

    @Test
    void a_time_zone_moves_with_the_summer_and_a_time_that_a_day_does_not_have_does_not_come() {
        assertThat(first("2026-03-27T00:00:00Z", 3, cron("0 0 6 * * *", Optional.of("Europe/Rome"))))
                .containsExactly("2026-03-27T05:00:00Z", "2026-03-28T05:00:00Z", "2026-03-29T04:00:00Z");
        assertThat(first("2026-03-27T00:00:00Z", 3, cron("0 30 2 * * *", Optional.of("Europe/Rome"))))
                .containsExactly("2026-03-27T01:30:00Z", "2026-03-28T01:30:00Z", "2026-03-30T00:30:00Z");
    }

    private static List<String> first(int number, Schedule schedule) {
        return first("2026-03-01T09:30:00Z", number, schedule);
    }

    private static List<String> first(String from, int number, Schedule schedule) {
        var timetable = new Timetable(List.of(schedule), new RunSpan(Instant.parse(from), Duration.ofDays(20 * 365)));
        List<String> times = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            times.add(timetable.next().orElseThrow().at().toString());
        }
        return times;
    }

    private static List<String> due(String from, String length, Schedule... schedules) {
        var timetable =
                new Timetable(List.of(schedules), new RunSpan(Instant.parse(from), Duration.parse("PT" + length)));
        List<String> all = new ArrayList<>();
        for (Optional<Timetable.Due> due = timetable.next(); due.isPresent(); due = timetable.next()) {
            all.add(due.get().schedule().component() + " " + due.get().at());
        }
        return all;
    }

    private static Schedule every(String component, String interval) {
        return new Schedule(component, "@every " + interval, Optional.empty(), "p." + component + ".trigger");
    }

    private static Schedule cron(String line, Optional<String> zone) {
        return new Schedule("a", line, zone, "p.a.trigger");
    }
}
