package io.pelato.registry;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A server asks to be asked again: its status is 429, 500, 502, 503 or 504. */
final class BusyException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reply;
    private final transient Optional<Duration> after;

    /**
     * Keeps the answer.
     *
     * @param after how long the server asks to wait
     */
    BusyException(int status, String reply, Optional<Duration> after) {
        super("status " + status);
        this.status = status;
        this.reply = reply;
        this.after = after;
    }

    int status() {
        return status;
    }

    String reply() {
        return reply;
    }

    Optional<Duration> after() {
        return after;
    }
}
