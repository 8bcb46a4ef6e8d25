package io.pelato;

import io.pelato.attest.SigningKey;
import java.util.Optional;

/**
 * What goes to the registry beside the images, for those who ask where a component comes from.
 *
 * @param documents the bill of materials and the provenance of each component
 * @param key what the images are signed with; absent where they are not
 */
public record Proofs(Documents documents, Optional<SigningKey> key) {

    /** Which documents go along. */
    public enum Documents {
        /** None. */
        NONE,
        /** A bill of materials and a provenance. */
        ALL
    }

    /** Nothing goes along. */
    public static Proofs none() {
        return new Proofs(Documents.NONE, Optional.empty());
    }
}
