package io.pelato.attest;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;

/** Keys of a test's own, as the text of PEM files. */
final class TestKeys {

    /** A key of no use, as OpenSSL 3 encrypts it where nobody says otherwise: {@code openssl pkcs8 -topk8}. */
    static final String ENCRYPTED = """
            -----BEGIN ENCRYPTED PRIVATE KEY-----
            MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAj1j0A5KFcPxwICCAAw
            DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEELZgde1mDO7V92xnlBXf22gEgZAz
            JgwdUYOIL6Hiajvg1QTHbuEJLV+gk8c2rKx7Mjp+232sg79WV6MBBZyqjxvPlAnD
            ++8rKUfSPtQVbMOBgElobiOMhjRx/IQ/wxMnkCbW0X83mFz6r+yZS2fX2acJTXTM
            E5WExYNnxSQMlyCPRprZx21Rqe86xwpjds+JV7I0y/Q9D1MeY22OpDBStE0Ve9k=
            -----END ENCRYPTED PRIVATE KEY-----
            """;

    static final String PASSWORD = "open sesame";

    /** The public half of {@link #ENCRYPTED}. */
    static final String PUBLIC_HALF = """
            -----BEGIN PUBLIC KEY-----
            MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEAmrLZXZ47Mb0eFccXY+SnhsMpFj8
            nyhnUlUUSD+Zs2zFg6rs0ZCX8+dBEgV6Tl9JNMsAxYNGZaI6D9gozAzB7w==
            -----END PUBLIC KEY-----
            """;

    private TestKeys() {}

    static KeyPair pair(String curve) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    static String privatePem(KeyPair pair) {
        return pem("PRIVATE KEY", pair.getPrivate().getEncoded());
    }

    static String publicPem(KeyPair pair) {
        return pem("PUBLIC KEY", pair.getPublic().getEncoded());
    }

    static String pem(String type, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n";
    }

    /** A text as an environment variable has it. */
    static KeyText text(String pem) {
        return KeyText.read("pelato.sign.key", "env://KEY", Path.of(""), Map.of("KEY", pem));
    }
}
