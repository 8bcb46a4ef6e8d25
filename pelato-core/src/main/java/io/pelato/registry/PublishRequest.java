package io.pelato.registry;

import java.nio.file.Path;

/**
 * A component to publish.
 *
 * @param componentName the last part of the image's repository
 * @param version the image's tag
 * @param wasm the component's binary
 * @param tags what to do where the registry has something else under this version
 */
public record PublishRequest(String componentName, String version, Path wasm, TagPolicy tags) {

    /** A component that may take the place of another image of its version, which is told. */
    public PublishRequest(String componentName, String version, Path wasm) {
        this(componentName, version, wasm, TagPolicy.WARN);
    }
}
