package io.pelato.maven;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;

/** How a goal shows what it found. */
enum Format {
    /** For people. */
    TEXT,
    /** For programs. */
    JSON;

    /**
     * The format that a parameter names.
     *
     * @throws ProblemsException if it names none
     */
    static Format of(String property, String text) {
        return switch (text.strip()) {
            case "text" -> TEXT;
            case "json" -> JSON;
            default ->
                throw new ProblemsException(Problem.of(
                        property + " is \"" + text + "\", which nothing can be shown as", "Write text or json"));
        };
    }
}
