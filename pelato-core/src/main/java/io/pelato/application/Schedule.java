package io.pelato.application;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.template.Field;
import io.pelato.template.FieldKind;
import io.pelato.workflow.Interval;
import io.pelato.workflow.Task;
import io.pelato.workflow.Workflow;
import io.pelato.workflow.ZonedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When a task runs by itself.
 *
 * @param component the task's component
 * @param pattern what NATS calls it: {@code @every 5s}, {@code @daily} or a cron line of six fields
 * @param timeZone the time zone of a cron line, such as {@code Europe/Rome}; UTC where absent
 * @param subject the task's trigger
 */
public record Schedule(String component, String pattern, Optional<String> timeZone, String subject) {

    private static final String TRIGGER = "source_topic";

    /**
     * The schedules of a workflow: of the tasks whose type has a field of kind {@code schedule} with a value. The trigger
     * is the task's {@code source_topic}.
     *
     * @throws ProblemsException with every task whose trigger is none that NATS can send to
     */
    public static List<Schedule> of(Workflow workflow) {
        List<Schedule> schedules = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Task task : workflow.tasks()) {
            for (Field field : task.type().fields()) {
                if (field.kind() == FieldKind.SCHEDULE) {
                    task.texts(field.name()).stream()
                            .findFirst()
                            .ifPresent(text -> schedules.add(of(task, text, problems)));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        return List.copyOf(schedules);
    }

    private static Schedule of(Task task, String text, List<Problem> problems) {
        List<String> subjects = task.texts(TRIGGER);
        if (subjects.size() != 1 || subjects.get(0).matches(".*[*>].*")) {
            problems.add(Problem.of(
                    "The task " + task.name() + " has a schedule and " + subjects.size() + " triggers: "
                            + String.join(", ", subjects),
                    "Give it one " + TRIGGER + " without wildcards, or none"));
        }
        String subject = subjects.isEmpty() ? "" : subjects.get(0);
        if (Interval.of(text).isPresent()) {
            return new Schedule(task.componentName(), "@every " + text, Optional.empty(), subject);
        }
        ZonedLine timed = ZonedLine.of(text);
        return new Schedule(task.componentName(), timed.line(), timed.zone(), subject);
    }

    /** The schedule for people. */
    public String shown() {
        return pattern + timeZone.map(zone -> " (" + zone + ")").orElse("") + " to " + subject;
    }
}
