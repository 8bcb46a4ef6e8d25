package io.pelato.attest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.StreamSupport;

/** A statement in a signed envelope, after the Dead Simple Signing Envelope v1. */
public final class Dsse {

    /** The media type of an envelope. */
    public static final String MEDIA_TYPE = "application/vnd.dsse.envelope.v1+json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Dsse() {}

    /** A statement, signed. */
    public static byte[] of(byte[] statement, SigningKey key) {
        ObjectNode root = JSON.createObjectNode();
        root.put("payloadType", Statement.MEDIA_TYPE)
                .put("payload", Base64.getEncoder().encodeToString(statement));
        root.putArray("signatures")
                .addObject()
                .put("keyid", "")
                .put("sig", Base64.getEncoder().encodeToString(key.sign(signed(statement))));
        return root.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Whether an envelope holds this very statement, signed by one of these keys. */
    public static boolean holds(byte[] envelope, byte[] statement, TrustedKeys keys) {
        try {
            JsonNode root = JSON.readTree(envelope);
            return Statement.MEDIA_TYPE.equals(root.path("payloadType").asText())
                    && Arrays.equals(base64(root.path("payload")), statement)
                    && StreamSupport.stream(root.path("signatures").spliterator(), false)
                            .anyMatch(signature -> keys.verify(signed(statement), base64(signature.path("sig"))));
        } catch (IOException e) {
            return false;
        }
    }

    private static byte[] base64(JsonNode text) {
        try {
            return Base64.getDecoder().decode(text.asText());
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    // What the specification calls the pre-authentication encoding.
    private static byte[] signed(byte[] statement) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(
                ("DSSEv1 " + Statement.MEDIA_TYPE.length() + " " + Statement.MEDIA_TYPE + " " + statement.length + " ")
                        .getBytes(StandardCharsets.UTF_8));
        out.writeBytes(statement);
        return out.toByteArray();
    }
}
