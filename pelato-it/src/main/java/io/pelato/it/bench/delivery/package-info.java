/**
 * Measures what it costs that no message is lost: a task with each delivery, beside a program written by hand, on a running
 * lattice. The entry point is {@link io.pelato.it.bench.delivery.DeliveryPath}.
 */
package io.pelato.it.bench.delivery;
