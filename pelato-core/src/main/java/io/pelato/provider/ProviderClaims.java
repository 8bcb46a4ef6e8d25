package io.pelato.provider;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * What a provider's archive says of itself, as a signed token (crate wascap 0.16). Hosts take any issuer: the signature
 * proves that the archive is whole, and the subject is the name by which a secrets backend knows the provider. Both keys
 * are derived from names, so that they are the same everywhere.
 *
 * @param name the provider's name
 * @param version its version
 * @param hashes the SHA-256 of each target's program, in upper-case hexadecimal digits
 */
record ProviderClaims(String name, String version, Map<String, String> hashes) {

    private static final String VENDOR = "pelato";
    private static final int WASCAP_REVISION = 3;
    private static final int ID_LENGTH = 22;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** The token: header, claims and signature. */
    String signed() {
        var issuer = NamedKey.of("issuer", VENDOR);
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        header.put("typ", "jwt").put("alg", "Ed25519");
        String text = encoded(header) + "." + encoded(claims(issuer));
        return text + "." + BASE64.encodeToString(issuer.sign(text.getBytes(StandardCharsets.UTF_8)));
    }

    private ObjectNode claims(NamedKey issuer) {
        ObjectNode claims = JsonNodeFactory.instance.objectNode();
        String id = ProviderArchive.sha256(hashes.toString().getBytes(StandardCharsets.UTF_8));
        claims.put("jti", id.substring(0, ID_LENGTH));
        claims.put("iat", 0); // a clock would give each archive other bytes
        claims.put("iss", issuer.account());
        claims.put("sub", NamedKey.of("provider", VENDOR, name).service());
        ObjectNode provider = claims.putObject("wascap");
        provider.put("name", name).put("vendor", VENDOR).put("rev", 0).put("ver", version);
        ObjectNode targets = provider.putObject("target_hashes");
        hashes.forEach(targets::put);
        claims.put("wascap_revision", WASCAP_REVISION);
        return claims;
    }

    private static String encoded(ObjectNode node) {
        return BASE64.encodeToString(node.toString().getBytes(StandardCharsets.UTF_8));
    }
}
