package io.pelato.manifest;

import io.pelato.application.Application;

/**
 * A manifest as it was rendered, not checked yet.
 *
 * @param yaml the text
 * @param version the application's version: the hash of the text without it
 * @param wanted the application that was rendered
 */
public record Manifest(String yaml, String version, Application wanted) {}
