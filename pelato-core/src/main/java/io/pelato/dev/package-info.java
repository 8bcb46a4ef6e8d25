/** A whole lattice on the user's own machine, for trying and for writing tasks. */
package io.pelato.dev;
