/**
 * Measures what Pelato's generated code adds to a message, on a running lattice, over what the least component written by
 * hand needs. The entry point is {@link io.pelato.it.bench.messages.MessagePath}.
 */
package io.pelato.it.bench.messages;
