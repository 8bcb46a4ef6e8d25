package io.pelato.plan;

import java.util.Optional;

/**
 * The code of a component as it was planned.
 *
 * @param component the component
 * @param source the digest of all that is compiled
 * @param digest the digest of its image; absent where it was not built yet
 */
public record PlannedCode(String component, String source, Optional<String> digest) {}
