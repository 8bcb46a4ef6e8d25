package io.pelato.attest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What is signed of an image, as cosign writes it ("simple signing"): which image it is, by its digest.
 *
 * @param repository the image's repository with its registry
 * @param digest the digest of its manifest: {@code sha256:...}
 */
public record SimpleSigning(String repository, String digest) {

    /** The media type of the payload in a registry. */
    public static final String MEDIA_TYPE = "application/vnd.dev.cosign.simplesigning.v1+json";

    /** The annotation of the payload's layer that holds the signature in Base64. */
    public static final String SIGNATURE = "dev.cosignproject.cosign/signature";

    private static final String TYPE = "cosign container image signature";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The bytes that are signed; of the same image always the same. */
    public byte[] payload() {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode critical = root.putObject("critical");
        critical.putObject("identity").put("docker-reference", repository);
        critical.putObject("image").put("docker-manifest-digest", digest);
        critical.put("type", TYPE);
        root.putNull("optional");
        return root.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Whether a payload, whoever made it, is about an image of this digest. */
    public static boolean isOf(byte[] payload, String digest) {
        try {
            JsonNode critical = JSON.readTree(payload).path("critical");
            return critical.path("image")
                            .path("docker-manifest-digest")
                            .asText()
                            .equals(digest)
                    && critical.path("type").asText().equals(TYPE);
        } catch (IOException e) {
            return false;
        }
    }
}
