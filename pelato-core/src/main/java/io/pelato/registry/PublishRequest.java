package io.pelato.registry;

import java.nio.file.Path;

/**
 * A component to publish.
 *
 * @param componentName the last part of the image's repository
 * @param version the image's tag
 * @param wasm the component's binary
 */
public record PublishRequest(String componentName, String version, Path wasm) {}
