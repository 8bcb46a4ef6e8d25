package io.pelato.registry;

/**
 * A component that the registry has.
 *
 * @param componentName the component
 * @param reference the image pinned by its digest: {@code registry/team/name:1.0.0@sha256:...}
 * @param digest the digest of the image's manifest: {@code sha256:...}
 * @param wasmDigest the digest of the component's binary in it: {@code sha256:...}
 * @param outcome what publishing took
 * @param size the component's size in bytes
 */
public record PublishedImage(
        String componentName, String reference, String digest, String wasmDigest, Outcome outcome, long size) {

    /** What publishing took. */
    public enum Outcome {
        /** Something had to be sent. */
        SENT,
        /** The registry had all of it, under this version too. */
        PRESENT
    }
}
