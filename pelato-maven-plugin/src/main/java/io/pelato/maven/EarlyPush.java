package io.pelato.maven;

import io.pelato.registry.ComponentPublisher;

/**
 * A push that has begun before its goal's turn.
 *
 * @param publisher the connection with the registry
 * @param times what it has told so far
 */
record EarlyPush(ComponentPublisher publisher, GoalTimes times) implements AutoCloseable {

    @Override
    public void close() {
        publisher.close();
    }
}
