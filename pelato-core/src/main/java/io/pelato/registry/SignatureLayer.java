package io.pelato.registry;

import java.util.Map;

/**
 * What cosign keeps as a layer beside an image: what was signed, or a signed statement.
 *
 * @param type its media type
 * @param content what was signed
 * @param annotations the signature and what belongs to it
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares or changes them.
public record SignatureLayer(String type, byte[] content, Map<String, String> annotations) {

    /** Keeps the annotations. */
    public SignatureLayer {
        annotations = Map.copyOf(annotations);
    }

    /** What of an image's belongings is meant: each has a tag of its own, which ends so. */
    public enum Kind {
        /** Signatures of the image. */
        SIGNATURES(".sig"),
        /** Signed statements about the image. */
        ATTESTATIONS(".att");

        private final String ending;

        Kind(String ending) {
            this.ending = ending;
        }

        String ending() {
            return ending;
        }
    }
}
