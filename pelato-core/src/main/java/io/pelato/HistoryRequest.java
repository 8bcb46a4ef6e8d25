package io.pelato;

/**
 * Whose versions to look at.
 *
 * @param project the project
 * @param access the lattice
 */
public record HistoryRequest(Project project, LatticeAccess access) {}
