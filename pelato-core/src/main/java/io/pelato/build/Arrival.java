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
 * @param reason the same for people: where it came from, and why it was compiled if it was
 * @param start when the work on it began
 * @param took how long the work took
 */
public record Arrival(WasmComponent component, Path wasm, Origin origin, String reason, Instant start, Duration took) {}
