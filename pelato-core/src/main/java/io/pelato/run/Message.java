package io.pelato.run;

/**
 * What a component is asked to work on.
 *
 * @param id the same each time the message is handed over
 * @param attempt counts from 1
 * @param subject its subject
 * @param body its content
 */
public record Message(String id, int attempt, String subject, Body body) {}
