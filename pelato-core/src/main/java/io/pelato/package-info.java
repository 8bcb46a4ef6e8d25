/**
 * The library's face: one call a step, an immutable request in, a value out. Start with {@link io.pelato.Pelato}. Behind
 * each call stands a small class of this package, which alone knows all the others; what it asks them is in the packages
 * below.
 */
package io.pelato;
