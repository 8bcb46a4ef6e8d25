package io.pelato;

import io.pelato.rollout.Orchestrator;

/**
 * What to take away.
 *
 * @param project the project
 * @param access the lattice
 * @param messages what becomes of messages that are kept for it
 */
public record UndeployRequest(Project project, LatticeAccess access, Orchestrator.Messages messages) {}
