package io.pelato.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is kept for tasks with {@code delivery: at_least_once}, in words. */
public final class BacklogLines {

    private static final int SECONDS_TO_READ = 120;
    private static final int MINUTES_TO_READ = 120;
    private static final int HOURS_TO_READ = 48;

    private BacklogLines() {}

    /** A place in one line. */
    public static String place(Backlog backlog) {
        return "kept in " + backlog.place().shown() + ": "
                + backlog.fault()
                        .map(fault -> "not known, for " + fault)
                        .orElseGet(() ->
                                backlog.messages().map(BacklogLines::shown).orElse("not set up yet"));
    }

    /** What tasks have before them there, and what was reported, each a line. */
    public static List<String> contents(Backlog backlog) {
        List<String> lines = new ArrayList<>();
        backlog.tasks()
                .forEach(task -> lines.add(task.component() + ": "
                        + task.work().map(BacklogLines::shown).orElse("not set up yet")));
        backlog.reports()
                .forEach(reports -> lines.add(
                        "reports on " + reports.topic() + ": " + reports.count() + ", in " + reports.stream()));
        return lines;
    }

    private static String shown(StreamUse stream) {
        return stream.name() + ", " + stream.messages() + " messages, " + Bytes.shown(stream.bytes())
                + (stream.maxBytes() > 0 ? " of " + Bytes.shown(stream.maxBytes()) : "");
    }

    private static String shown(Backlog.Work work) {
        List<String> parts = new ArrayList<>(List.of(work.waiting() + " waiting", work.inWork() + " in work"));
        if (work.redelivered() > 0) {
            parts.add(work.redelivered() + " of them again");
        }
        work.oldest().ifPresent(age -> parts.add("the oldest " + shown(age) + " old"));
        return String.join(", ", parts);
    }

    private static String shown(Duration age) {
        if (age.toSeconds() < SECONDS_TO_READ) {
            return age.toSeconds() + " s";
        }
        if (age.toMinutes() < MINUTES_TO_READ) {
            return age.toMinutes() + " min";
        }
        return age.toHours() < HOURS_TO_READ ? age.toHours() + " h" : age.toDays() + " days";
    }
}
