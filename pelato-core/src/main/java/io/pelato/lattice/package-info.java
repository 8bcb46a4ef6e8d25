/**
 * What is there: NATS, WADM's interface for clients and the hosts' control interface. {@link
 * io.pelato.lattice.LatticeConnection} leads to both. Tells what is said and decides nothing. Uses {@code application}
 * and {@code problem}.
 */
package io.pelato.lattice;
