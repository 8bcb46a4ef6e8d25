package io.pelato.workflow;

import io.pelato.template.CommonFields;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds tasks that start themselves: what they send, results or reports, comes back to them, at once or through others.
 * One message would then keep the lattice busy for ever.
 */
final class TopicLoops {

    private static final String ALLOW =
            "Change one of the two, or write `" + CommonFields.LOOP + ": allowed` in the task if its code ends this";

    private final List<TaskTopics> tasks;
    private final Map<TaskTopics, List<Step>> steps = new HashMap<>();
    private final Faults faults;

    TopicLoops(List<TaskTopics> tasks, Faults faults) {
        this.tasks = tasks.stream()
                .filter(task -> task.loop() == TaskTopics.Loop.FAULT)
                .toList();
        this.faults = faults;
        var readers = new TopicReaders(this.tasks);
        this.tasks.forEach(task -> steps.put(task, steps(task, readers)));
    }

    /** Notes every task that starts itself, then a shortest way round for every other that is on one. */
    void check() {
        tasks.forEach(task -> task.writes().forEach(written -> checkOwn(task, written)));
        Set<TaskTopics> told = new HashSet<>();
        for (TaskTopics task : tasks) {
            if (!told.contains(task)) {
                round(task).ifPresent(steps -> {
                    tell(task, steps);
                    steps.forEach(step -> told.add(step.from()));
                });
            }
        }
    }

    private void checkOwn(TaskTopics task, TaskTopics.Topic written) {
        match(task, written)
                .ifPresent(read -> faults.add(
                        written.at(),
                        "the " + written.field() + " \"" + written.subject() + "\" starts the task \"" + task.task()
                                + "\" again, which reads \"" + read.subject() + "\": "
                                + (written.field().equals(CommonFields.ERROR_TOPIC)
                                        ? "its first failure would be reported to itself, and so on"
                                        : "one message would make it run for ever"),
                        written.field().equals(CommonFields.ERROR_TOPIC)
                                ? "Give this task another error_topic, or `error_topic: " + CommonFields.NONE + "`"
                                : ALLOW));
    }

    private void tell(TaskTopics task, List<Step> steps) {
        String way = steps.stream()
                .map(step ->
                        "\"" + step.from().task() + "\" sends " + step.topic().subject())
                .collect(Collectors.joining(", "));
        faults.add(
                steps.get(0).topic().at(),
                "what the task \"" + task.task() + "\" sends comes back to it: " + way
                        + ", which starts it again: one message would make them run for ever",
                "Change a topic, or write `" + CommonFields.LOOP + ": allowed` in a task of them whose code ends this");
    }

    /** The steps of a shortest way from a task to itself over at least one other. */
    private Optional<List<Step>> round(TaskTopics start) {
        Map<TaskTopics, Step> reachedBy = new HashMap<>();
        Deque<TaskTopics> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            TaskTopics from = open.remove();
            for (Step step : steps.get(from)) {
                if (step.to().equals(start)) {
                    return Optional.of(way(start, step, reachedBy));
                }
                if (reachedBy.putIfAbsent(step.to(), step) == null) {
                    open.add(step.to());
                }
            }
        }
        return Optional.empty();
    }

    private static List<Step> way(TaskTopics start, Step last, Map<TaskTopics, Step> reachedBy) {
        Deque<Step> way = new ArrayDeque<>(List.of(last));
        while (!way.getFirst().from().equals(start)) {
            way.addFirst(reachedBy.get(way.getFirst().from()));
        }
        return List.copyOf(way);
    }

    private static List<Step> steps(TaskTopics from, TopicReaders readers) {
        List<Step> steps = new ArrayList<>();
        for (TaskTopics.Topic written : from.writes()) {
            readers.of(written.subject()).stream()
                    .filter(to -> !to.equals(from))
                    .forEach(to -> steps.add(new Step(from, written, to)));
        }
        return List.copyOf(steps);
    }

    private static Optional<TaskTopics.Topic> match(TaskTopics task, TaskTopics.Topic written) {
        return task.reads().stream()
                .filter(read -> Subjects.overlap(read.subject(), written.subject()))
                .findFirst();
    }

    /** A message of one task that starts another. */
    private record Step(TaskTopics from, TaskTopics.Topic topic, TaskTopics to) {}
}
