package io.pelato;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What to pack.
 *
 * @param project the project, which was built
 * @param file the bundle to write
 * @param template the user's own template of the manifest
 * @param properties what the POM itself says of properties; those that the workflow names go into the bundle
 */
public record BundleRequest(Project project, Path file, Optional<Path> template, Map<String, String> properties) {

    /** Keeps a copy. */
    public BundleRequest {
        properties = Map.copyOf(properties);
    }
}
