package io.pelato.schedule;

import io.pelato.application.Schedule;
import io.pelato.problem.ProblemsException;
import java.util.Collection;
import java.util.List;

/**
 * What keeps the schedules of workflows and sends a message to a task's trigger when it is due. Every method throws a
 * {@link ProblemsException} when it cannot be reached or refuses. Without a schedule none of them talks to anybody.
 */
public interface Schedules {

    /** Finds out whether these can be kept, before anything is deployed. */
    void check(String project, List<Schedule> schedules);

    /** Makes the schedules of a project. One that is there already keeps its pace. */
    void keep(String project, List<Schedule> schedules, ScheduleListener listener);

    /** Finds out whether the schedules of these components can be taken away. Changes nothing. */
    void checkRemoval(String project, Collection<String> components);

    /** Takes away the schedules of these components, as far as there are any. */
    void remove(String project, Collection<String> components, ScheduleListener listener);

    /** Those that are not kept as they should be. */
    List<Schedule> missing(String project, List<Schedule> schedules);
}
