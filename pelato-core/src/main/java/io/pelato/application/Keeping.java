package io.pelato.application;

import io.pelato.workflow.Keep;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of a workflow's messages, for its tasks with {@code delivery: at_least_once}. Its messaging provider makes
 * streams and consumers from the same.
 *
 * @param project the application's name
 * @param domain the JetStream domain of the cloud; absent where the NATS server there has none
 * @param edges whether what comes in on an edge machine is kept there, in a JetStream of the machine's own
 * @param maxBytes how much the stream of each place may hold
 * @param subjects what comes from outside or goes from task to task, and is captured under its own name
 * @param errorTopics where reports go
 * @param tasks the tasks that take messages
 * @param written where the user wrote it; nowhere, where it is read from a manifest
 */
public record Keeping(
        String project,
        Optional<String> domain,
        boolean edges,
        long maxBytes,
        List<String> subjects,
        List<String> errorTopics,
        List<KeptTask> tasks,
        Keep.Written written) {

    /** How much of {@link #maxBytes} the stream of reports may hold. */
    public static final int REPORTS_SHARE = 4;

    /**
     * A task that takes messages.
     *
     * @param component the component's name, which is the consumer's
     * @param cloud whether it takes messages that are kept in the cloud
     * @param edge whether it takes messages that are kept on edge machines
     */
    public record KeptTask(String component, boolean cloud, boolean edge) {}
}
