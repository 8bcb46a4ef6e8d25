package io.pelato.registry;

/**
 * A provider to publish.
 *
 * @param name the last part of the image's repository
 * @param version the image's tag
 * @param archive the signed archive, which nobody changes any more
 */
@SuppressWarnings("ArrayRecordComponent")
public record ProviderRequest(String name, String version, byte[] archive) {}
