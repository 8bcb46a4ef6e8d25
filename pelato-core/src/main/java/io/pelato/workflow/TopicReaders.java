package io.pelato.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who reads a subject: found by its name where the reader has no wildcard, so that thousands of tasks are no matter. */
final class TopicReaders {

    private final Map<String, List<TaskTopics>> byName = new HashMap<>();
    private final List<Pattern> patterns = new ArrayList<>();

    TopicReaders(List<TaskTopics> tasks) {
        for (TaskTopics task : tasks) {
            for (TaskTopics.Topic read : task.reads()) {
                if (Subjects.hasWildcard(read.subject())) {
                    patterns.add(new Pattern(read.subject(), task));
                } else {
                    byName.computeIfAbsent(read.subject(), name -> new ArrayList<>())
                            .add(task);
                }
            }
        }
    }

    /** The tasks that a message on a subject starts, each once; the subject has no wildcard. */
    Set<TaskTopics> of(String subject) {
        Set<TaskTopics> readers = new LinkedHashSet<>(byName.getOrDefault(subject, List.of()));
        patterns.stream()
                .filter(pattern -> Subjects.overlap(pattern.subject(), subject))
                .forEach(pattern -> readers.add(pattern.task()));
        return readers;
    }

    private record Pattern(String subject, TaskTopics task) {}
}
