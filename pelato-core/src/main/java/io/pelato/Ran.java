package io.pelato;

/**
 * A run without a lattice that has ended.
 *
 * @param messages how many messages went in
 * @param failures how often a task has failed for good
 */
public record Ran(int messages, int failures) {}
