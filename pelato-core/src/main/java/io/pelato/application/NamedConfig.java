package io.pelato.application;

import java.util.Map;
import java.util.Optional;

/**
 * A configuration with the name under which the lattice keeps it.
 *
 * @param name the name; it carries a hash of the values and of what they belong to
 * @param properties the values in the order of their keys; absent when the manifest names the configuration only and
 *     the values, being secret or saying where a secret is, are put into the lattice on their own
 */
public record NamedConfig(String name, Optional<Map<String, String>> properties) {}
