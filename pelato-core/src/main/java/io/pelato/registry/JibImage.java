package io.pelato.registry;

import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.blob.Blob;
import com.google.cloud.tools.jib.blob.BlobDescriptor;
import com.google.cloud.tools.jib.blob.Blobs;
import com.google.cloud.tools.jib.hash.Digests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The image of a component or a provider, ready to be sent.
 *
 * @param blobs the contents by digest, in the order in which they are sent
 * @param manifest the manifest that names them
 * @param digest the manifest's digest
 */
record JibImage(Map<DescriptorDigest, Blob> blobs, JibManifest manifest, DescriptorDigest digest) {

    /** Lays out a component; the same arguments give the same digest. */
    static JibImage of(String componentName, String version, byte[] wasm) throws IOException {
        DescriptorDigest layer =
                Digests.computeDigest(new ByteArrayInputStream(wasm)).getDigest();
        Blob config = Blobs.from(new JibImageConfig(layer, ComponentBinary.parse(wasm)));
        return layOut(componentName, version, config, wasm, JibManifest::ofComponent);
    }

    /** Lays out a provider's archive; the same arguments give the same digest. */
    static JibImage ofProvider(String name, String version, byte[] archive) throws IOException {
        return layOut(name, version, Blobs.from("{}"), archive, JibManifest::ofProvider);
    }

    private static JibImage layOut(String name, String version, Blob config, byte[] content, Layout layout)
            throws IOException {
        BlobDescriptor layer = Digests.computeDigest(new ByteArrayInputStream(content));
        BlobDescriptor configBlob = Digests.computeDigest(new ByteArrayInputStream(Blobs.writeToByteArray(config)));
        JibManifest manifest = layout.manifest(
                configBlob,
                layer,
                Map.of("org.opencontainers.image.title", name, "org.opencontainers.image.version", version));
        Map<DescriptorDigest, Blob> blobs = new LinkedHashMap<>();
        blobs.put(layer.getDigest(), Blobs.from(out -> out.write(content), true));
        blobs.put(configBlob.getDigest(), config);
        return new JibImage(blobs, manifest, Digests.computeJsonDigest(manifest));
    }

    /** Makes the manifest of one kind of image. */
    private interface Layout {
        JibManifest manifest(BlobDescriptor config, BlobDescriptor layer, Map<String, String> annotations);
    }

    /** The digest of the component's binary or the provider's archive: {@code sha256:...}. */
    String contentPin() {
        return blobs.keySet().iterator().next().toString();
    }

    /** The manifest's digest as references write it: {@code sha256:...}. */
    String pin() {
        return digest.toString();
    }
}
