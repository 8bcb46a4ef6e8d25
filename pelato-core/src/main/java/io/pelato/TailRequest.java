package io.pelato;

import io.pelato.lattice.NatsSettings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What to listen to.
 *
 * @param project the project; its workflow is read where no topics are named
 * @param nats the lattice's NATS
 * @param task the component or the name of the only task whose topics are meant; absent for all tasks
 * @param topics the topics, in place of those of the tasks; NATS wildcards work
 * @param count after how many messages it ends; absent for as long as nobody ends it
 */
public record TailRequest(
        Project project, NatsSettings nats, Optional<String> task, List<String> topics, OptionalLong count) {

    /** Keeps a copy. */
    public TailRequest {
        topics = List.copyOf(topics);
    }
}
