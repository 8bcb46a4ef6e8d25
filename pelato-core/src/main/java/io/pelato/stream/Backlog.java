package io.pelato.stream;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a workflow's tasks have before them in one place.
 *
 * @param place where it is
 * @param messages the stream of the messages; absent where it is not set up yet
 * @param tasks the tasks that take messages there, in the order of the workflow
 * @param reports the streams that hold reports, with how many of theirs; none where nothing was reported yet
 * @param fault why the place cannot be asked, if it cannot
 */
public record Backlog(
        Place place, Optional<StreamUse> messages, List<Task> tasks, List<Reports> reports, Optional<String> fault) {

    /** A place that cannot be asked. */
    static Backlog unknown(Place place, String fault) {
        return new Backlog(place, Optional.empty(), List.of(), List.of(), Optional.of(fault));
    }

    /** How many messages wait or are in work. */
    public long unfinished() {
        return tasks.stream()
                .flatMap(task -> task.work().stream())
                .mapToLong(work -> work.waiting() + work.inWork())
                .sum();
    }

    /** The same without how old messages are, which differs at every look. */
    public Backlog withoutAges() {
        return new Backlog(place, messages, tasks.stream().map(Task::withoutAge).toList(), reports, fault);
    }

    /**
     * A task in a place.
     *
     * @param component the component's name; {@code forward} for what takes an edge's messages to the cloud
     * @param work what it has to do; absent where it is not set up yet
     */
    public record Task(String component, Optional<Work> work) {

        private Task withoutAge() {
            return new Task(component, work.map(Work::withoutAge));
        }
    }

    /**
     * What a task has to do.
     *
     * @param waiting messages that it was not given yet
     * @param inWork messages that it was given and that are not done
     * @param redelivered those in work that it was given more than once
     * @param oldest how long ago the oldest of all these was stored; absent where there is none
     */
    public record Work(long waiting, long inWork, long redelivered, Optional<Duration> oldest) {

        private Work withoutAge() {
            return new Work(waiting, inWork, redelivered, Optional.empty());
        }
    }

    /**
     * Reports on a subject.
     *
     * @param topic the error topic
     * @param stream the stream that holds them
     * @param count how many
     */
    public record Reports(String topic, String stream, long count) {}
}
