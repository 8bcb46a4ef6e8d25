/** The demo: an example workflow from its source to rows in a database, on a lattice of real parts. */
package io.pelato.it.demo;
