/**
 * The Go modules that tasks import: what {@code go.mod} and {@code go.sum} pin, and the user's cache of their code. Fetches
 * nothing. Uses {@code digest} and {@code problem}.
 */
package io.pelato.module;
