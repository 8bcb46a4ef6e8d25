package io.pelato;

import io.pelato.build.BuilderChoice;
import io.pelato.workflow.Optimization;
import java.util.Optional;

/**
 * What to compile, and with what.
 *
 * @param project the project
 * @param builder where to compile
 * @param engine the container engine's command; absent: the first of docker and podman that answers
 * @param jobs how many compiles run at once
 * @param optimization what the compiler aims at where a task does not say
 * @param cacheBytes how large the cache of components may become
 * @param team the cache that a team shares, if it has one
 */
public record BuildRequest(
        Project project,
        BuilderChoice builder,
        Optional<String> engine,
        int jobs,
        Optimization optimization,
        long cacheBytes,
        Optional<TeamAccess> team) {}
