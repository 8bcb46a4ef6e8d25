package io.pelato;

/**
 * What to take away.
 *
 * @param project the project
 * @param access the lattice
 */
public record UndeployRequest(Project project, LatticeAccess access) {}
