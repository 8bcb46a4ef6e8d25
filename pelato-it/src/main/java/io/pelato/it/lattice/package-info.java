/**
 * A whole lattice of real parts on one machine: a registry, the NATS servers of a cloud and an edge, WADM and a wasmCloud
 * host on each side. The entry point is {@link io.pelato.it.lattice.Lattice}.
 */
package io.pelato.it.lattice;
