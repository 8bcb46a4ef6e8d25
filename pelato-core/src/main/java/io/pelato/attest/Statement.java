package io.pelato.attest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** That an image came about as a {@link Provenance} says: an in-toto Statement v1. */
public final class Statement {

    /** The media type of a statement. */
    public static final String MEDIA_TYPE = "application/vnd.in-toto+json";

    private static final String TYPE = "https://in-toto.io/Statement/v1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Statement() {}

    /**
     * The statement's bytes.
     *
     * @param repository the image's repository with its registry
     * @param digest the digest of its manifest: {@code sha256:...}
     * @param provenance what {@link Provenance#json} wrote
     */
    public static byte[] of(String repository, String digest, byte[] provenance) {
        ObjectNode root = JSON.createObjectNode().put("_type", TYPE);
        root.putArray("subject")
                .addObject()
                .put("name", repository)
                .putObject("digest")
                .put("sha256", digest.substring("sha256:".length()));
        root.put("predicateType", Provenance.TYPE);
        root.set("predicate", predicate(provenance));
        return root.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode predicate(byte[] provenance) {
        try {
            return JSON.readTree(provenance);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
