package io.pelato.plan;

import java.util.Optional;

/**
 * An image's reference in its two parts.
 *
 * @param name the name with its version
 * @param digest the digest; absent where none pins it
 */
public record Image(String name, Optional<String> digest) {

    /** The parts of a reference. */
    public static Image of(String reference) {
        int at = reference.lastIndexOf('@');
        return at < 0
                ? new Image(reference, Optional.empty())
                : new Image(reference.substring(0, at), Optional.of(reference.substring(at + 1)));
    }
}
