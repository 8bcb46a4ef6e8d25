package io.pelato;

import java.util.Optional;

/**
 * What to go back to.
 *
 * @param project the project
 * @param access the lattice
 * @param version the version, or the beginning of it; absent for the one that ran before
 */
public record RollbackRequest(Project project, LatticeAccess access, Optional<String> version) {}
