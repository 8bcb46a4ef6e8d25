package io.pelato.build;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * A component that is in its place now.
 *
 * @param component the component
 * @param wasm its file
 * @param origin where it came from
 * @param start when the work on it began
 * @param took how long the work took
 */
public record Arrival(WasmComponent component, Path wasm, Origin origin, Instant start, Duration took) {}
