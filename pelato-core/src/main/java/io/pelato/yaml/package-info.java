/**
 * YAML with places: every value knows the line and column it came from. The entry point is {@link
 * io.pelato.yaml.YamlReader}. Uses {@code problem} only.
 */
package io.pelato.yaml;
