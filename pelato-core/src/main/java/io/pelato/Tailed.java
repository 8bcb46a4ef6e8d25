package io.pelato;

/**
 * How listening ended.
 *
 * @param messages how many were heard
 * @param missed how many were left out because they came faster than they could be told
 */
public record Tailed(long messages, long missed) {}
