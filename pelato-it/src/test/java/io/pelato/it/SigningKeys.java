package io.pelato.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/**
 * A pair of keys that signs as cosign does.
 *
 * @param secret the private key, as the text of a PEM file
 * @param publicFile the file of the public key
 */
record SigningKeys(String secret, Path publicFile) {

    /** Makes a pair; the file of the public key is in a folder, by this name. */
    static SigningKeys make(Path folder, String name) throws IOException, GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        Path file = Files.writeString(
                folder.resolve(name), pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        return new SigningKeys(pem("PRIVATE KEY", pair.getPrivate().getEncoded()), file);
    }

    /** A line of the private key, which nobody may repeat. */
    String secretLine() {
        return secret.lines().skip(1).findFirst().orElseThrow();
    }

    private static String pem(String type, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n";
    }

    @Override
    public String toString() {
        return publicFile.toString();
    }
}
