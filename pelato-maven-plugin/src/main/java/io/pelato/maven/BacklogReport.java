package io.pelato.maven;

import io.pelato.stream.Backlog;
import io.pelato.stream.Bytes;
import io.pelato.stream.StreamUse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** Tells what is kept for tasks with {@code delivery: at_least_once}, a place at a time. */
final class BacklogReport {

    private static final int SECONDS_TO_READ = 120;
    private static final int MINUTES_TO_READ = 120;
    private static final int HOURS_TO_READ = 48;

    private final Log log;

    BacklogReport(Log log) {
        this.log = log;
    }

    void tell(Backlog backlog) {
        String place = backlog.place().shown();
        if (backlog.fault().isPresent()) {
            log.warn(
                    "  kept in " + place + ": not known, for " + backlog.fault().get());
            return;
        }
        log.info("  kept in " + place + ": "
                + backlog.messages().map(BacklogReport::shown).orElse("not set up yet"));
        backlog.tasks()
                .forEach(task -> log.info("    " + task.component() + ": "
                        + task.work().map(BacklogReport::shown).orElse("not set up yet")));
        backlog.reports().stream()
                .map(reports ->
                        "    reports on " + reports.topic() + ": " + reports.count() + ", in " + reports.stream())
                .forEach(log::info);
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
