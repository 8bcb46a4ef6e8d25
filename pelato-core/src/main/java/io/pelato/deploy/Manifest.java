package io.pelato.deploy;

/**
 * A rendered manifest.
 *
 * @param yaml the text
 * @param version the hash of the text that stands in it as the application's version
 */
public record Manifest(String yaml, String version) {}
