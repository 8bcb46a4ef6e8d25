package io.pelato;

import io.pelato.run.Given;
import io.pelato.run.RunSpan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What to run without a lattice.
 *
 * @param build how the components are built
 * @param task the one task that is given the messages, by its name or component_name; absent: the tasks that read their
 *     topics, and those that read what comes of them
 * @param messages the messages; those of one task need no topic
 * @param limit how long a task may take for a message
 * @param span the time to pass over after the messages, so that schedules run; absent: none runs
 */
public record RunRequest(
        BuildRequest build, Optional<String> task, List<Given> messages, Duration limit, Optional<RunSpan> span) {

    /** Keeps a copy. */
    public RunRequest {
        messages = List.copyOf(messages);
    }
}
