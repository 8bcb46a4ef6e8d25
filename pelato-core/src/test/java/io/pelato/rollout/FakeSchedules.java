package io.pelato.rollout;

import io.pelato.application.Schedule;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.schedule.ScheduleListener;
import io.pelato.schedule.Schedules;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Schedules in memory, whose changes are noted among a lattice's orders. */
final class FakeSchedules implements Schedules {

    final Map<String, Schedule> kept = new LinkedHashMap<>();
    private final List<String> orders;
    boolean unreachable;

    FakeSchedules(List<String> orders) {
        this.orders = orders;
    }

    @Override
    public void check(String project, List<Schedule> schedules) {
        reach(schedules);
    }

    @Override
    public void keep(String project, List<Schedule> schedules, ScheduleListener listener) {
        schedules.forEach(schedule -> {
            kept.put(schedule.component(), schedule);
            orders.add("schedule " + schedule.component());
        });
    }

    @Override
    public void checkRemoval(String project, Collection<String> components) {
        reach(components);
    }

    @Override
    public void remove(String project, Collection<String> components, ScheduleListener listener) {
        reach(components);
        components.stream()
                .filter(component -> kept.remove(component) != null)
                .forEach(component -> orders.add("unschedule " + component));
    }

    @Override
    public List<Schedule> missing(String project, List<Schedule> schedules) {
        reach(schedules);
        return schedules.stream()
                .filter(schedule -> !schedule.equals(kept.get(schedule.component())))
                .toList();
    }

    private void reach(Collection<?> what) {
        if (unreachable && !what.isEmpty()) {
            throw new ProblemsException(Problem.of("JetStream is down", "Start it"));
        }
    }
}
