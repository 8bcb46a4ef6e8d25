package io.pelato.attest;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A private key that signs as cosign does: ECDSA on the curve P-256, with SHA-256. It shows itself to nobody. */
public final class SigningKey {

    private static final String MAKE_ONE =
            "Make one: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out signing.key";
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    private final ECPrivateKey key;
    private final TrustedKeys own;

    private SigningKey(ECPrivateKey key) throws GeneralSecurityException {
        this.key = key;
        this.own = TrustedKeys.of(PublicHalf.of(key));
    }

    /**
     * Reads a key in PEM and PKCS 8.
     *
     * @param password what it is encrypted with, if it is
     * @throws io.pelato.problem.ProblemsException if it is another, or the password does not fit
     */
    public static SigningKey read(KeyText text, Optional<String> password) {
        Matcher pem = PEM.matcher(text.text());
        while (pem.find()) {
            switch (pem.group(1)) {
                case "PRIVATE KEY" -> {
                    return of(text, bytes(text, pem.group(2)));
                }
                case "ENCRYPTED PRIVATE KEY" -> {
                    return of(text, decrypted(text, bytes(text, pem.group(2)), password));
                }
                case "EC PRIVATE KEY" ->
                    throw text.fault(
                            "holds a key in the older form of OpenSSL",
                            "Convert it: openssl pkcs8 -topk8 -nocrypt -in OLD -out signing.key",
                            null);
                case "ENCRYPTED SIGSTORE PRIVATE KEY", "ENCRYPTED COSIGN PRIVATE KEY" ->
                    throw text.fault("holds a key in cosign's own encryption, which only cosign reads", MAKE_ONE, null);
                default -> {
                    // Such as the parameters of a curve, which OpenSSL writes before the key.
                }
            }
        }
        throw text.fault("holds no private key in PEM and PKCS 8", MAKE_ONE, null);
    }

    private static byte[] bytes(KeyText text, String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw text.fault("holds a damaged key", MAKE_ONE, e);
        }
    }

    private static byte[] decrypted(KeyText text, byte[] encrypted, Optional<String> password) {
        if (password.isEmpty()) {
            throw text.fault(
                    "holds an encrypted key, and there is no password for it",
                    "Set the environment variable PELATO_SIGN_PASSWORD, or name a server of settings.xml that has the"
                            + " password in pelato.sign.server",
                    null);
        }
        try {
            var info = new EncryptedPrivateKeyInfo(encrypted);
            // Java names the algorithm of PKCS 5 version 2 in its parameters alone.
            String algorithm =
                    info.getAlgName().startsWith("PBES2") || info.getAlgName().startsWith("1.2.840.113549.1.5.13")
                            ? info.getAlgParameters().toString()
                            : info.getAlgName();
            var secret = SecretKeyFactory.getInstance(algorithm)
                    .generateSecret(new PBEKeySpec(password.get().toCharArray()));
            Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(Cipher.DECRYPT_MODE, secret, info.getAlgParameters());
            return info.getKeySpec(cipher).getEncoded();
        } catch (IOException | GeneralSecurityException e) {
            throw text.fault(
                    "holds an encrypted key that the password does not open",
                    "Check the password; keys as OpenSSL 1.1 and later encrypt them can be read (PBES2 with AES)",
                    e);
        }
    }

    private static SigningKey of(KeyText text, byte[] pkcs8) {
        try {
            PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            if (key instanceof ECPrivateKey found && PublicHalf.isP256(found.getParams())) {
                return new SigningKey(found);
            }
        } catch (GeneralSecurityException e) {
            throw text.fault("holds a key that is damaged, or of another kind than ECDSA on P-256", MAKE_ONE, e);
        }
        throw text.fault("holds a key of another curve than P-256", MAKE_ONE, null);
    }

    /** Signs; each signature is another, because ECDSA takes a random number. */
    public byte[] sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform signs with P-256", e);
        }
    }

    /** What verifies the signatures of this key. */
    public TrustedKeys own() {
        return own;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SigningKey key && own.equals(key.own);
    }

    @Override
    public int hashCode() {
        return own.hashCode();
    }

    @Override
    public String toString() {
        return "(a key)";
    }
}
