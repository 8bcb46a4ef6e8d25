package io.pelato.attest;

import io.pelato.digest.Sha256;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Public keys, a signature by any of which will do: of several, as while one takes the place of another. */
public final class TrustedKeys {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PUBLIC KEY-----(.*?)-----END PUBLIC KEY-----", Pattern.DOTALL);
    private static final String ADVICE =
            "Name the public key, such as cosign.pub; of a private one it is openssl pkey -in signing.key -pubout -out"
                    + " signing.pub";

    private final List<PublicKey> keys;

    private TrustedKeys(List<PublicKey> keys) {
        this.keys = List.copyOf(keys);
    }

    static TrustedKeys of(PublicKey key) {
        return new TrustedKeys(List.of(key));
    }

    /**
     * Reads all public keys of a PEM file; each is for ECDSA on P-256.
     *
     * @throws io.pelato.problem.ProblemsException if there is none, or one of another kind
     */
    public static TrustedKeys read(KeyText text) {
        List<PublicKey> keys = new ArrayList<>();
        Matcher pem = PEM.matcher(text.text());
        while (pem.find()) {
            keys.add(key(text, pem.group(1)));
        }
        if (keys.isEmpty()) {
            String what = text.text().contains("PRIVATE KEY") ? "holds a private key" : "holds no public key in PEM";
            throw text.fault(what, ADVICE, null);
        }
        return new TrustedKeys(keys);
    }

    private static PublicKey key(KeyText text, String base64) {
        try {
            PublicKey key = KeyFactory.getInstance("EC")
                    .generatePublic(
                            new X509EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
            if (key instanceof ECPublicKey found && PublicHalf.isP256(found.getParams())) {
                return key;
            }
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw text.fault("holds a key that is damaged, or of another kind than ECDSA on P-256", ADVICE, e);
        }
        throw text.fault("holds a key of another curve than P-256", ADVICE, null);
    }

    /** Whether a signature is one of these bytes by one of these keys. */
    public boolean verify(byte[] content, byte[] signature) {
        return keys.stream().anyMatch(key -> verifies(key, content, signature));
    }

    private static boolean verifies(PublicKey key, byte[] content, byte[] signed) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initVerify(key);
            signature.update(content);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false; // What is no signature at all is none by this key.
        }
    }

    /** The keys for messages: the beginnings of the SHA-256 of their DER. */
    public String fingerprints() {
        return keys.stream()
                .map(key -> Sha256.of(key.getEncoded()).substring(0, 12))
                .collect(Collectors.joining(", "));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrustedKeys trusted && keys.equals(trusted.keys);
    }

    @Override
    public int hashCode() {
        return keys.hashCode();
    }

    @Override
    public String toString() {
        return "TrustedKeys[" + fingerprints() + "]";
    }
}
