package io.pelato.stream;

/**
 * A task that a workflow has no more where its messages are kept.
 *
 * @param consumer the name of its consumer, which the component's name became
 * @param place where it took messages
 * @param waiting how many messages waited for it
 */
public record FormerTask(String consumer, Place place, long waiting) {}
