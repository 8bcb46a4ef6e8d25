package io.pelato;

/**
 * What to look at.
 *
 * @param project the project
 * @param access the lattice
 */
public record StatusRequest(Project project, LatticeAccess access) {}
