/** The goals: parameters in, one call into the library, failures out as advice. Nothing is decided here. */
package io.pelato.maven;
