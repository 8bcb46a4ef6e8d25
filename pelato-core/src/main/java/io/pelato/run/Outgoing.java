package io.pelato.run;

/**
 * What a component returned to be sent or stored, as it crosses to its provider: what it means is known to its task type.
 *
 * @param subject a subject, a key, or the statement that stores rows
 * @param body a message, a value, or a parameter of the statement
 */
public record Outgoing(String subject, Body body) {}
