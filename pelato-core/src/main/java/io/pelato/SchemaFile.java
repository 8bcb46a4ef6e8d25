package io.pelato;

import java.nio.file.Path;

/**
 * A schema of workflow.yaml that was written.
 *
 * @param path where it is
 */
public record SchemaFile(Path path) {}
