package io.pelato;

import io.pelato.registry.RegistryAccess;

/**
 * Where to push what was built.
 *
 * @param project the project
 * @param registry the registry, and how to be let in
 */
public record PushRequest(Project project, RegistryAccess registry) {}
