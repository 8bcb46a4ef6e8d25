package io.pelato.template;

import java.util.Map;

/**
 * A capability provider that links refer to.
 *
 * @param name the name in descriptors and in the manifest
 * @param image the image that runs unless the user names another
 * @param config FreeMarker expressions of the provider's own configuration
 * @param linkConfig FreeMarker expressions that are added to the configuration of each link of this provider
 */
public record Provider(String name, String image, Map<String, String> config, Map<String, String> linkConfig) {}
