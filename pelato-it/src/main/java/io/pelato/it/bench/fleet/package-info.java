/**
 * Measures what Pelato and WADM make of a lattice of very many hosts, which one process stands for. The entry point is
 * {@link io.pelato.it.bench.fleet.FleetTrial}.
 */
package io.pelato.it.bench.fleet;
