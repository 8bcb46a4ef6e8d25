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
 * @param database where rows are stored; absent: they are only told
 */
public record RunRequest(
        BuildRequest build,
        Optional<String> task,
        List<Given> messages,
        Duration limit,
        Optional<RunSpan> span,
        Optional<DatabaseAccess> database) {

    /** Keeps a copy. */
    public RunRequest {
        messages = List.copyOf(messages);
    }

    /**
     * A database, and how one gets in.
     *
     * @param address {@code postgresql://USER@HOST:PORT/NAME}
     * @param password the user's password, if one is needed
     */
    public record DatabaseAccess(String address, Optional<String> password) {

        /** Leaves out the password. */
        @Override
        public String toString() {
            return address;
        }
    }
}
