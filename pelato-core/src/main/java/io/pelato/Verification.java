package io.pelato;

import io.pelato.attest.TrustedKeys;
import io.pelato.registry.RegistryAccess;
import java.util.Optional;

/**
 * Whose signatures components must have.
 *
 * @param keys a signature by one of them will do
 * @param name what names the keys, for messages
 * @param folder the registry and the folder in it that are asked first, before the one that hosts fetch from
 * @param registry how to reach registries; one on another host is reached without the login
 */
public record Verification(TrustedKeys keys, String name, Optional<String> folder, RegistryAccess registry) {}
