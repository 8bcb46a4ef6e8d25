package io.pelato.run;

import io.pelato.build.BuilderChoice;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where to run components.
 *
 * @param components the folder of their files; only read
 * @param cache the user's folder for what outlives a run
 * @param builder in a container, or with the machine's own Python
 * @param engine the container engine's command; absent: the first of docker and podman that answers
 */
public record RunnerRequest(Path components, Path cache, BuilderChoice builder, Optional<String> engine) {}
