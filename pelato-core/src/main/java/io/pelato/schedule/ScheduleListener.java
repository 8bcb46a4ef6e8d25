package io.pelato.schedule;

/** Is told what happens to schedules. Every method does nothing unless it is overridden. */
public interface ScheduleListener {

    /** A schedule was made; {@code schedule} tells when and to which subject. */
    default void scheduled(String component, String schedule) {}

    /** A schedule was there already, as it should be. */
    default void scheduledAlready(String component, String schedule) {}

    /** A schedule was taken away. */
    default void unscheduled(String component) {}
}
