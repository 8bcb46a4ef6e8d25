/** What the processes of a lattice take from the machine. The entry point is {@link io.pelato.it.bench.process.RunningProcess}. */
package io.pelato.it.bench.process;
