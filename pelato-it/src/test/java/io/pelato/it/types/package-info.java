/**
 * Every task type end to end on a lattice of real parts, with a real PostgreSQL: what arrives, what is reported, and what
 * remains of a workflow that was taken away.
 */
package io.pelato.it.types;
