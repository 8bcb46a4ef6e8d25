package io.pelato.maven;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** What somebody at a terminal says; or nobody, where there is none. */
interface Answers {

    /** The answer to a question; empty where there is none. */
    Optional<String> to(String question);

    /** Nobody. */
    static Answers none() {
        return question -> Optional.empty();
    }

    /** Somebody who is shown questions and types a line; null at the end of the input. */
    static Answers of(UnaryOperator<String> terminal) {
        return question ->
                Optional.ofNullable(terminal.apply(question)).map(String::strip).filter(line -> !line.isEmpty());
    }
}
