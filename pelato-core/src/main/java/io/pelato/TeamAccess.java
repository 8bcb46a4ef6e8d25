package io.pelato;

import io.pelato.registry.RegistryAccess;

/**
 * A folder in a registry in which a team shares what it has compiled.
 *
 * @param registry how to reach it
 * @param sharing what this machine does with it
 */
public record TeamAccess(RegistryAccess registry, Sharing sharing) {

    /** What this machine does with the team's cache. */
    public enum Sharing {
        /** It takes components only. */
        READ,
        /** It gives what it compiles as well. */
        READ_AND_WRITE
    }
}
