package io.pelato.lattice;

import java.time.Instant;

/**
 * A message that passed. Two are the same only if they are one.
 *
 * @param at when it came here
 * @param subject its subject
 * @param body its content, which may be anything
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares messages, and a copy of each would cost.
public record PassedMessage(Instant at, String subject, byte[] body) {}
