package io.pelato.rollout;

import io.pelato.application.Part;

/**
 * A component or provider on a host.
 *
 * @param kind which of the two
 * @param name the name in the manifest
 * @param id the name on the host
 * @param image the image that runs
 * @param hostId the host's key
 * @param hostName the host's friendly name
 * @param target the host's host-type label; empty when it has none
 * @param instances how many calls the component may work on at once; 1 for a provider
 */
public record Placement(
        Part.Kind kind,
        String name,
        String id,
        String image,
        String hostId,
        String hostName,
        String target,
        int instances) {}
