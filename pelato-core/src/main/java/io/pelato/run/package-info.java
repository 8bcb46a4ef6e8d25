/**
 * Tasks run on the user's own machine: their very components, without a lattice. The entry point is {@link
 * io.pelato.run.TaskRunner}. Uses {@code build}, {@code application}, {@code
 * workflow}, {@code template}, {@code machine} and {@code problem}.
 */
package io.pelato.run;
