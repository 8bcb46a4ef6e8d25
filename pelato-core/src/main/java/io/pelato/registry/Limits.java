package io.pelato.registry;

import java.time.Duration;

/**
 * How long a registry may take.
 *
 * @param probe for each of the two requests that find out whether it is there
 * @param answer for a question: a login, a look whether something is there
 * @param transfer for a blob or a manifest on its way
 */
record Limits(Duration probe, Duration answer, Duration transfer) {

    static final Limits USUAL = new Limits(Duration.ofSeconds(4), Duration.ofSeconds(10), Duration.ofMinutes(5));
}
