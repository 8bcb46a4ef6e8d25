package io.pelato.workflow;

import io.pelato.template.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds topics that were probably misspelt: no task reads what is written there, or writes what is read there, but another
 * task has nearly that name. A topic of the outside world, that nothing here is like, is none of these.
 */
final class TopicNames {

    /** Shorter words are near to each other by chance. */
    private static final int SHORTEST = 4;

    private final List<TaskTopics> tasks;
    private final Faults faults;

    TopicNames(List<TaskTopics> tasks, Faults faults) {
        this.tasks = tasks;
        this.faults = faults;
    }

    /** Warns of each such topic. */
    void check() {
        var readers = new TopicReaders(tasks);
        Set<String> written = subjects(TaskTopics::writes);
        Set<String> read = subjects(TaskTopics::reads);
        var nearWritten = new NearSubjects(written);
        var nearRead = new NearSubjects(read);
        for (TaskTopics task : tasks) {
            for (TaskTopics.Topic topic : task.reads()) {
                boolean known = written.contains(topic.subject())
                        || (Subjects.hasWildcard(topic.subject())
                                && written.stream().anyMatch(other -> Subjects.overlap(topic.subject(), other)));
                warn(topic, known, nearWritten, own(task.writes()), "writes to");
            }
            for (TaskTopics.Topic topic : task.writes()) {
                warn(topic, !readers.of(topic.subject()).isEmpty(), nearRead, own(task.reads()), "reads");
            }
        }
    }

    private void warn(TaskTopics.Topic topic, boolean known, NearSubjects others, Set<String> own, String verb) {
        if (!known) {
            others.of(topic.subject(), own)
                    .ifPresent(near -> faults.warn(
                            topic.at(),
                            "no task of this workflow " + verb + " \"" + topic.subject() + "\"",
                            "Did you mean \"" + near + "\"? If it is meant, nothing is to do"));
        }
    }

    private Set<String> subjects(Function<TaskTopics, List<TaskTopics.Topic>> topics) {
        return tasks.stream()
                .flatMap(task -> topics.apply(task).stream())
                .map(TaskTopics.Topic::subject)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> own(List<TaskTopics.Topic> topics) {
        return topics.stream().map(TaskTopics.Topic::subject).collect(Collectors.toSet());
    }

    /** Subjects that can be found by what they are like. */
    private static final class NearSubjects {

        private final Map<String, Set<String>> byLetters = new HashMap<>();
        /** By all words but one; the key has the place of that word. */
        private final Map<List<String>, Map<String, String>> byOtherWords = new HashMap<>();

        NearSubjects(Collection<String> subjects) {
            for (String subject : subjects) {
                byLetters
                        .computeIfAbsent(letters(subject), letters -> new TreeSet<>())
                        .add(subject);
                List<String> words = words(subject);
                for (int i = 0; i < words.size(); i++) {
                    byOtherWords
                            .computeIfAbsent(without(words, i), others -> new LinkedHashMap<>())
                            .put(words.get(i), subject);
                }
            }
        }

        /** A subject that is nearly this one, and none of those of the task itself. */
        Optional<String> of(String subject, Set<String> own) {
            Set<String> near = new TreeSet<>(byLetters.getOrDefault(letters(subject), Set.of()));
            List<String> words = words(subject);
            for (int i = 0; i < words.size(); i++) {
                String word = words.get(i);
                byOtherWords.getOrDefault(without(words, i), Map.of()).forEach((other, whole) -> {
                    if (isSlip(word, other)) {
                        near.add(whole);
                    }
                });
            }
            near.removeAll(own);
            near.remove(subject);
            return near.stream().findFirst();
        }

        // Words that differ in their numbers alone are numbered, not misspelt.
        private static boolean isSlip(String one, String other) {
            int length = Math.min(one.length(), other.length());
            return length >= SHORTEST
                    && Math.abs(one.length() - other.length()) <= 2
                    && NearestName.distance(one, other) <= (length < 2 * SHORTEST ? 1 : 2)
                    && !withoutDigits(one).equals(withoutDigits(other));
        }

        private static String withoutDigits(String word) {
            return word.replaceAll("[0-9]", "");
        }

        private static String letters(String subject) {
            return subject.toLowerCase(Locale.ROOT).replace('_', '.').replace('-', '.');
        }

        private static List<String> words(String subject) {
            return List.of(subject.split("\\.", -1));
        }

        private static List<String> without(List<String> words, int index) {
            var others = new ArrayList<>(words);
            others.set(index, "");
            return others;
        }
    }
}
