package io.pelato.registry;

import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.json.JsonTemplate;
import java.util.List;

/** The configuration of a component's image, after the CNCF's Wasm OCI artifact layout. */
@SuppressWarnings({"unused", "FieldCanBeLocal"})
final class JibImageConfig implements JsonTemplate {

    // A clock would give the same component a new digest at each push.
    private final String created = "1970-01-01T00:00:00Z";
    private final String architecture = "wasm";
    private final String os = "wasip2";
    private final List<DescriptorDigest> layerDigests;
    private final Interfaces component;

    JibImageConfig(DescriptorDigest layer, ComponentBinary binary) {
        this.layerDigests = List.of(layer);
        this.component = new Interfaces(binary);
    }

    /** What the component offers and needs. */
    private static final class Interfaces implements JsonTemplate {

        private final List<String> exports;
        private final List<String> imports;

        Interfaces(ComponentBinary binary) {
            this.exports = binary.exports();
            this.imports = binary.imports();
        }
    }
}
