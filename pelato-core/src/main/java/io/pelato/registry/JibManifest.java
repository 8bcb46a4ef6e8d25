package io.pelato.registry;

import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.blob.BlobDescriptor;
import com.google.cloud.tools.jib.image.json.ManifestTemplate;
import com.google.cloud.tools.jib.json.JsonTemplate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The manifest of a component's image, after the CNCF's Wasm OCI artifact layout: one configuration, one layer. Jackson
 * writes the private fields in the order of their declaration, so the same component has the same bytes and digest.
 */
@SuppressWarnings({"unused", "FieldCanBeLocal"})
final class JibManifest implements ManifestTemplate {

    static final String CONFIG_TYPE = "application/vnd.wasm.config.v0+json";
    static final String LAYER_TYPE = "application/wasm";
    private static final String MANIFEST_TYPE = "application/vnd.oci.image.manifest.v1+json";
    private static final int SCHEMA_VERSION = 2;

    private final int schemaVersion = SCHEMA_VERSION;
    private final String mediaType = MANIFEST_TYPE;
    private final Descriptor config;
    private final List<Descriptor> layers;
    private final Map<String, String> annotations;

    JibManifest(BlobDescriptor config, BlobDescriptor layer, Map<String, String> annotations) {
        this.config = new Descriptor(CONFIG_TYPE, config);
        this.layers = List.of(new Descriptor(LAYER_TYPE, layer));
        // A map without an order of its own would change the digest from run to run.
        this.annotations = new TreeMap<>(annotations);
    }

    @Override
    public int getSchemaVersion() {
        return schemaVersion;
    }

    @Override
    public String getManifestMediaType() {
        return mediaType;
    }

    /** A blob that a manifest refers to. */
    private static final class Descriptor implements JsonTemplate {

        private final String mediaType;
        private final DescriptorDigest digest;
        private final long size;

        Descriptor(String mediaType, BlobDescriptor blob) {
            this.mediaType = mediaType;
            this.digest = blob.getDigest();
            this.size = blob.getSize();
        }
    }
}
