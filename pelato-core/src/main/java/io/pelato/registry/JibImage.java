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
 * A component's image, ready to be sent.
 *
 * @param blobs the contents by digest, in the order in which they are sent
 * @param manifest the manifest that names them
 * @param digest the manifest's digest
 */
record JibImage(Map<DescriptorDigest, Blob> blobs, JibManifest manifest, DescriptorDigest digest) {

    /** Lays out a component; the same arguments give the same digest. */
    static JibImage of(String componentName, String version, byte[] wasm) throws IOException {
        BlobDescriptor layer = Digests.computeDigest(new ByteArrayInputStream(wasm));
        Blob config = Blobs.from(new JibConfig(layer.getDigest(), ComponentBinary.parse(wasm)));
        BlobDescriptor configBlob = Digests.computeDigest(new ByteArrayInputStream(Blobs.writeToByteArray(config)));
        JibManifest manifest = new JibManifest(
                configBlob,
                layer,
                Map.of(
                        "org.opencontainers.image.title", componentName,
                        "org.opencontainers.image.version", version));
        Map<DescriptorDigest, Blob> blobs = new LinkedHashMap<>();
        blobs.put(layer.getDigest(), Blobs.from(out -> out.write(wasm), true));
        blobs.put(configBlob.getDigest(), config);
        return new JibImage(blobs, manifest, Digests.computeJsonDigest(manifest));
    }

    /** The manifest's digest as references write it: {@code sha256:...}. */
    String pin() {
        return digest.toString();
    }
}
