package io.pelato;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What to make a schema of workflow.yaml for.
 *
 * @param project the project, whose task types and targets the schema knows
 * @param file where it goes; by default {@code workflow.schema.json} in the project's output
 */
public record SchemaRequest(Project project, Optional<Path> file) {}
