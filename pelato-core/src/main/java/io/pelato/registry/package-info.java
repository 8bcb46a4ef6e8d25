/**
 * Publishes components in a container registry in the layout that the CNCF describes for WebAssembly, and sends nothing
 * that is there already. The entry point is {@link io.pelato.registry.ComponentPublisher}. Uses {@code problem} only;
 * the types whose names start with {@code Jib} are the only ones that know jib-core.
 */
package io.pelato.registry;
