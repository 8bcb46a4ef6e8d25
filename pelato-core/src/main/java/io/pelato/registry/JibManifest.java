package io.pelato.registry;

import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.blob.BlobDescriptor;
import com.google.cloud.tools.jib.image.json.ManifestTemplate;
import com.google.cloud.tools.jib.json.JsonTemplate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The manifest of an image, a component's after the CNCF's Wasm OCI artifact layout: one configuration, one layer. Jackson
 * writes the private fields in the order of their declaration, so the same component has the same bytes and digest.
 */
@SuppressWarnings({"unused", "FieldCanBeLocal"})
final class JibManifest implements ManifestTemplate {

    static final String CONFIG_TYPE = "application/vnd.wasm.config.v0+json";
    static final String LAYER_TYPE = "application/wasm";
    static final String PROVIDER_CONFIG_TYPE = "application/vnd.wasmcloud.provider.archive.config";
    static final String PROVIDER_LAYER_TYPE = "application/vnd.wasmcloud.provider.archive.layer.v1+par";
    private static final String MANIFEST_TYPE = "application/vnd.oci.image.manifest.v1+json";
    private static final int SCHEMA_VERSION = 2;

    private final int schemaVersion = SCHEMA_VERSION;
    private final String mediaType = MANIFEST_TYPE;
    private final Descriptor config;
    private final List<Descriptor> layers;
    private final Map<String, String> annotations;

    private JibManifest(Descriptor config, Descriptor layer, Map<String, String> annotations) {
        this.config = config;
        this.layers = List.of(layer);
        // A map without an order of its own would change the digest from run to run.
        this.annotations = new TreeMap<>(annotations);
    }

    /** The manifest of a component's image. */
    static JibManifest ofComponent(BlobDescriptor config, BlobDescriptor layer, Map<String, String> annotations) {
        return new JibManifest(new Descriptor(CONFIG_TYPE, config), new Descriptor(LAYER_TYPE, layer), annotations);
    }

    /** The manifest of a provider's image, with the media types that hosts of wasmCloud 1.9 and wash use. */
    static JibManifest ofProvider(BlobDescriptor config, BlobDescriptor layer, Map<String, String> annotations) {
        return new JibManifest(
                new Descriptor(PROVIDER_CONFIG_TYPE, config), new Descriptor(PROVIDER_LAYER_TYPE, layer), annotations);
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
