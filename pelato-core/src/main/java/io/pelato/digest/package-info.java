/** Hashes, which tell contents apart. Uses nothing. */
package io.pelato.digest;
