package io.pelato.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * The manifests of what belongs to an image: of documents that refer to it and their list (OCI image specification 1.1),
 * and of signatures (cosign's own layout). The same content gives the same bytes.
 */
final class BelongingManifests {

    static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

    private static final String EMPTY_TYPE = "application/vnd.oci.empty.v1+json";
    private static final String CONFIG_TYPE = "application/vnd.oci.image.config.v1+json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private BelongingManifests() {}

    /** The manifest of a document about an image. */
    static byte[] of(Referrer document, String subject, byte[] subjectManifest) {
        ObjectNode root = manifest(JibManifests.MANIFEST).put("artifactType", document.type());
        root.set("config", descriptor(EMPTY_TYPE, EMPTY));
        root.putArray("layers").add(descriptor(document.type(), document.content()));
        root.putObject("subject")
                .put("mediaType", JibManifests.MANIFEST)
                .put("digest", subject)
                .put("size", subjectManifest.length);
        annotate(root, document.annotations());
        return bytes(root);
    }

    /** The list of an image's documents with another one in it; empty where it is in there already. */
    static Optional<byte[]> listed(Optional<byte[]> before, Referrer document, byte[] manifest) throws IOException {
        // Cosign puts the image itself under the tag of the list when it copies one.
        ObjectNode root =
                before.isPresent() && isIndex(before.get()) ? object(before.get()) : manifest(JibManifests.INDEX);
        ArrayNode list = root.withArray("manifests");
        if (has(list, manifest)) {
            return Optional.empty();
        }
        ObjectNode entry = descriptor(JibManifests.MANIFEST, manifest);
        annotate(entry, document.annotations());
        list.add(entry.put("artifactType", document.type()));
        return Optional.of(bytes(root));
    }

    private static boolean isIndex(byte[] json) throws IOException {
        return object(json).path("manifests").isArray();
    }

    /** Whether a list of an image's documents has this one. */
    static boolean lists(byte[] index, byte[] manifest) throws IOException {
        return has(object(index).path("manifests"), manifest);
    }

    private static boolean has(JsonNode list, byte[] manifest) {
        String digest = OciDigest.of(manifest);
        return StreamSupport.stream(list.spliterator(), false)
                .anyMatch(entry -> entry.path("digest").asText().equals(digest));
    }

    /** The manifest of an image's signatures with another one behind those that are there. */
    static byte[] signed(Optional<byte[]> before, SignatureLayer layer) throws IOException {
        ObjectNode root = before.isPresent() ? object(before.get()) : manifest(JibManifests.MANIFEST);
        // The configuration names the layers, and has its place before them.
        root.putNull("config");
        ObjectNode added = descriptor(layer.type(), layer.content());
        annotate(added, layer.annotations());
        root.withArray("layers").add(added);
        root.set("config", descriptor(CONFIG_TYPE, config(root)));
        return bytes(root);
    }

    /** The configuration that a manifest of signatures names. */
    static byte[] config(ObjectNode manifest) {
        ObjectNode config = JSON.createObjectNode().put("architecture", "").put("os", "");
        config.putObject("config");
        ArrayNode layers = config.putObject("rootfs").put("type", "layers").putArray("diff_ids");
        manifest.path("layers").forEach(layer -> layers.add(layer.path("digest").asText()));
        return bytes(config);
    }

    /** A manifest as an object. */
    static ObjectNode object(byte[] json) throws IOException {
        if (JSON.readTree(json) instanceof ObjectNode object) {
            return object;
        }
        throw new IOException("what the registry keeps there is no manifest");
    }

    private static ObjectNode manifest(String type) {
        return JSON.createObjectNode().put("schemaVersion", 2).put("mediaType", type);
    }

    private static ObjectNode descriptor(String type, byte[] content) {
        return JSON.createObjectNode()
                .put("mediaType", type)
                .put("digest", OciDigest.of(content))
                .put("size", content.length);
    }

    private static void annotate(ObjectNode node, Map<String, String> annotations) {
        if (!annotations.isEmpty()) {
            ObjectNode notes = node.putObject("annotations");
            new TreeMap<>(annotations).forEach(notes::put);
        }
    }

    private static byte[] bytes(ObjectNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }
}
