package io.pelato.maven;

import io.pelato.schedule.ScheduleListener;
import org.apache.maven.plugin.logging.Log;

/** Tells in Maven's log what happens to schedules. */
final class ScheduleLog implements ScheduleListener {

    private final Log log;

    ScheduleLog(Log log) {
        this.log = log;
    }

    @Override
    public void made(String component, String schedule) {
        log.info(component + " is scheduled: " + schedule);
    }

    @Override
    public void unchanged(String component, String schedule) {
        log.info(component + " is scheduled already: " + schedule);
    }

    @Override
    public void removed(String component) {
        log.info(component + " is no longer scheduled");
    }
}
