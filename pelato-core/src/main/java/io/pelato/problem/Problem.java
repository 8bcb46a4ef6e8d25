package io.pelato.problem;

import java.util.Optional;

/**
 * One fault, told so that the reader can mend it without asking anybody.
 *
 * @param location where in the user's files the fault stands, if it stands in one
 * @param message what is wrong, a sentence without its full stop
 * @param advice what to do about it, a sentence without its full stop; empty where the message says it all
 */
public record Problem(Optional<Location> location, String message, String advice) {

    /** Hides what URLs in the sentences hold of logins, and cuts what is long: a message may quote anything. */
    public Problem {
        message = Shortening.of(Redaction.ofText(message));
        advice = Shortening.of(Redaction.ofText(advice));
    }

    /** A fault of the surroundings: a registry, a lattice, a tool. */
    public static Problem of(String message, String advice) {
        return new Problem(Optional.empty(), message, advice);
    }

    /** A fault in a file of the user's. */
    public static Problem at(Location location, String message, String advice) {
        return new Problem(Optional.of(location), message, advice);
    }

    @Override
    public String toString() {
        String place = location.map(at -> at + ": ").orElse("");
        String end = message.endsWith(".") || message.endsWith("?") || message.endsWith("!") ? " " : ". ";
        return place + message + (advice.isEmpty() ? "" : end + advice);
    }
}
