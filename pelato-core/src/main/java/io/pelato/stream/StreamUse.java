package io.pelato.stream;

/**
 * A stream, and how full it is.
 *
 * @param name its name
 * @param place where it is
 * @param messages how many messages it holds, those that are done with and still recognised when they come again among them
 * @param bytes how much they are
 * @param maxBytes how much they may be; less than 1 where there is no limit
 */
public record StreamUse(String name, Place place, long messages, long bytes, long maxBytes) {}
