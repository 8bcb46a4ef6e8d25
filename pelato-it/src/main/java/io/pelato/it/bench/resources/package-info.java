/**
 * Measures what the programs of a lattice take from the machine. The entry points are
 * {@link io.pelato.it.bench.resources.Rest} for what stands still and {@link io.pelato.it.bench.resources.LoadTrial} and
 * {@link io.pelato.it.bench.resources.InstancesTrial} for what works.
 */
package io.pelato.it.bench.resources;
