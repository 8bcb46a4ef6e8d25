package io.pelato;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What to look at.
 *
 * @param project the project
 * @param access the lattice
 * @param page where a page for the browser is wanted; it takes the project's workflow.yaml
 */
public record StatusRequest(Project project, LatticeAccess access, Optional<Path> page) {}
