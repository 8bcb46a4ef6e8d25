package io.pelato.registry;

import java.util.Map;

/**
 * A document about an image, which a registry keeps beside it: a referrer of the OCI image specification 1.1.
 *
 * @param type its media type, which tells what kind of document it is
 * @param content the document
 * @param annotations what lists of referrers show of it
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares or changes them.
public record Referrer(String type, byte[] content, Map<String, String> annotations) {

    /** Keeps the annotations. */
    public Referrer {
        annotations = Map.copyOf(annotations);
    }
}
