/**
 * The streams in which messages of tasks with {@code delivery: at_least_once} are kept: whether there can be such, what
 * waits in them, and how they are taken away. The messaging provider makes them. The entry point is
 * {@link io.pelato.stream.NatsMessageStreams}. Uses {@code lattice} for the connection, {@code application} and
 * {@code problem}.
 */
package io.pelato.stream;
