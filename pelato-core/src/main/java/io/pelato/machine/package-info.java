/**
 * The machine that Pelato runs on: programs that it starts, files that it writes whole or not at all, texts of unknown
 * encoding, threads that hold nobody up.
 */
package io.pelato.machine;
