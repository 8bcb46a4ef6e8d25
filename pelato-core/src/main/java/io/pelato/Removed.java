package io.pelato;

import io.pelato.rollout.Orchestrator;

/**
 * What was taken away.
 *
 * @param application the application's name
 * @param removal whether there was anything
 */
public record Removed(String application, Orchestrator.Removal removal) {}
