package io.pelato;

import io.pelato.attest.SimpleSigning;
import io.pelato.attest.TrustedKeys;
import io.pelato.registry.ImageBelongings;
import io.pelato.registry.PinnedImage;
import io.pelato.registry.SignatureLayer;
import java.util.Base64;
import java.util.List;

/**
 * The signatures that a registry keeps of an image.
 *
 * @param image the image
 * @param layers what the registry keeps, whoever signed it
 */
record Signatures(PinnedImage image, List<SignatureLayer> layers) {

    static Signatures of(ImageBelongings belongings, PinnedImage image) {
        return new Signatures(image, belongings.layers(image, SignatureLayer.Kind.SIGNATURES));
    }

    /** Whether one of them is by one of these keys, and of this very image. */
    boolean verifiedBy(TrustedKeys keys) {
        return layers.stream()
                .filter(layer -> SimpleSigning.isOf(layer.content(), image.digest()))
                .anyMatch(layer -> keys.verify(layer.content(), signature(layer)));
    }

    private static byte[] signature(SignatureLayer layer) {
        try {
            return Base64.getDecoder().decode(layer.annotations().getOrDefault(SimpleSigning.SIGNATURE, ""));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
