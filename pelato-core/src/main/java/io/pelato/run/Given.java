package io.pelato.run;

import java.util.Optional;

/**
 * A message from outside.
 *
 * @param topic the topic that it comes on, if one is named
 * @param body its content
 */
public record Given(Optional<String> topic, Body body) {}
