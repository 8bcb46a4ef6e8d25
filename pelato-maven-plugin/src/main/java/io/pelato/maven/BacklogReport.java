package io.pelato.maven;

import io.pelato.stream.Backlog;
import io.pelato.stream.BacklogLines;
import org.apache.maven.plugin.logging.Log;

/** Tells what is kept for tasks with {@code delivery: at_least_once}, a place at a time. */
final class BacklogReport {

    private final Log log;

    BacklogReport(Log log) {
        this.log = log;
    }

    void tell(Backlog backlog) {
        if (backlog.fault().isPresent()) {
            log.warn("  " + BacklogLines.place(backlog));
            return;
        }
        log.info("  " + BacklogLines.place(backlog));
        BacklogLines.contents(backlog).forEach(line -> log.info("    " + line));
    }
}
