/** Hashes, which tell contents apart, and what is written so that it has one. Uses nothing. */
package io.pelato.digest;
