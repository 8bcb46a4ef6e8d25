package io.pelato;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A picture of a workflow that somebody wants.
 *
 * @param project the project
 * @param folder where it goes; by default {@code graph} in the project's output
 */
public record GraphRequest(Project project, Optional<Path> folder) {}
