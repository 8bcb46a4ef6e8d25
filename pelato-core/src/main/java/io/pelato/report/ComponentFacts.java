package io.pelato.report;

import java.util.Optional;

/**
 * What a run found out about a component; each goal knows a part of it.
 *
 * @param component the component's name
 * @param version its version
 * @param bytes the size of the compiled component in bytes
 * @param digest the digest of the compiled component
 * @param image the image's reference in the registry, with its digest
 * @param origin where the compiled component came from: compiled, and why; a cache; equal code of another task
 */
public record ComponentFacts(
        String component,
        String version,
        Optional<Long> bytes,
        Optional<String> digest,
        Optional<String> image,
        Optional<String> origin) {

    /** A component of which only the name and version are known yet. */
    public static ComponentFacts of(String component, String version) {
        return new ComponentFacts(
                component, version, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** These facts, filled and replaced by what was found out later about the same component. */
    ComponentFacts updated(ComponentFacts later) {
        return new ComponentFacts(
                component,
                later.version,
                later.bytes.or(() -> bytes),
                later.digest.or(() -> digest),
                later.image.or(() -> image),
                later.origin.or(() -> origin));
    }
}
