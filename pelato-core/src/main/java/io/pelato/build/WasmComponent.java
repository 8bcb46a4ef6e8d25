package io.pelato.build;

/**
 * A compiled component.
 *
 * @param componentName the component's name
 * @param version its version
 * @param file the name of the wasm file in the output folder
 * @param sha256 the SHA-256 of the wasm, in hex
 * @param bytes its size
 * @param source the digest of the project that it was compiled from
 */
public record WasmComponent(
        String componentName, String version, String file, String sha256, long bytes, String source) {}
