package io.pelato.run;

import io.pelato.application.Schedule;
import io.pelato.workflow.CronLine;
import io.pelato.workflow.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.UnaryOperator;

/**
 * When schedules are due in a span of time, as NATS reckons it: an interval begins with the span, and a cron line's times are
 * those of its time zone. What is due at one time comes in the order of the workflow.
 */
public final class Timetable {

    /** What NATS calls common schedules (nats-server, server/cron.go). */
    private static final Map<String, String> NAMED = Map.of(
            "@yearly", "0 0 0 1 1 *",
            "@annually", "0 0 0 1 1 *",
            "@monthly", "0 0 0 1 * *",
            "@weekly", "0 0 0 * * 0",
            "@daily", "0 0 0 * * *",
            "@midnight", "0 0 0 * * *",
            "@hourly", "0 0 * * * *");

    private static final String EVERY = "@every ";

    private final Instant end;
    private final Queue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparing(Entry::place));

    private record Entry(Instant at, int place, Schedule schedule, UnaryOperator<Instant> next) {

        Entry following() {
            return new Entry(next.apply(at), place, schedule, next);
        }
    }

    /**
     * A schedule that is due.
     *
     * @param at when
     * @param schedule which one
     */
    public record Due(Instant at, Schedule schedule) {}

    /** The times of these schedules in a span. */
    public Timetable(List<Schedule> schedules, RunSpan span) {
        this.end = span.to();
        for (int place = 0; place < schedules.size(); place++) {
            Schedule schedule = schedules.get(place);
            add(new Entry(span.from(), place, schedule, next(schedule)).following());
        }
    }

    /** What is due next, if anything is before the span's end. */
    public Optional<Due> next() {
        Entry first = entries.poll();
        if (first == null) {
            return Optional.empty();
        }
        add(first.following());
        return Optional.of(new Due(first.at(), first.schedule()));
    }

    private void add(Entry entry) {
        if (!entry.at().isAfter(end)) {
            entries.add(entry);
        }
    }

    private static UnaryOperator<Instant> next(Schedule schedule) {
        if (schedule.pattern().startsWith(EVERY)) {
            Duration interval = Interval.of(schedule.pattern().substring(EVERY.length()))
                    .orElseThrow()
                    .length();
            return time -> time.plus(interval);
        }
        CronLine cron = CronLine.of(NAMED.getOrDefault(schedule.pattern(), schedule.pattern()));
        ZoneId zone = schedule.timeZone().map(ZoneId::of).orElse(ZoneOffset.UTC);
        return time -> cron.after(time.atZone(zone)).toInstant();
    }
}
