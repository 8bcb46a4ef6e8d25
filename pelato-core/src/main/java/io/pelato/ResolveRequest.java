package io.pelato;

import io.pelato.build.BuilderChoice;
import java.util.List;
import java.util.Optional;

/**
 * The modules that a project's tasks need, to be fetched where they are not there.
 *
 * @param project the project
 * @param builder where Go runs
 * @param engine the container engine's command; absent: the first of docker and podman that answers
 * @param network whether there is a network
 * @param required packages or modules that {@code go.mod} is to require from now on
 */
public record ResolveRequest(
        Project project, BuilderChoice builder, Optional<String> engine, Network network, List<String> required) {

    /** Whether the network may be used. */
    public enum Network {
        ONLINE,
        OFFLINE
    }

    /** Keeps a copy. */
    public ResolveRequest {
        required = List.copyOf(required);
    }
}
