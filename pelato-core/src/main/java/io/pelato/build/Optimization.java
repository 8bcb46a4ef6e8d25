package io.pelato.build;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.util.Locale;

/** What the compiler aims at. */
public enum Optimization {
    /** The smallest component. */
    SIZE,
    /** The fastest component. */
    SPEED,
    /** A quick compile, and debug information in the component. */
    DEBUG;

    /**
     * The aim that a user wrote.
     *
     * @throws ProblemsException when there is no such aim
     */
    public static Optimization of(String text) {
        for (Optimization optimization : values()) {
            if (optimization.key().equals(text)) {
                return optimization;
            }
        }
        throw new ProblemsException(Problem.of(
                "pelato.optimize is \"" + text + "\", which nothing can be compiled for",
                "Set it to size, speed or debug"));
    }

    /** The name that users and the compile program know. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
