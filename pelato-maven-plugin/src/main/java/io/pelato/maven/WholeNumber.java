package io.pelato.maven;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.util.Optional;

/**
 * A parameter with a number, as the user wrote it: what is none is told as a fault of ours, with the parameter's name and
 * what it takes. Only {@link ParameterConverter} makes one.
 */
public final class WholeNumber {

    private final String text;

    WholeNumber(String text) {
        this.text = text.strip();
    }

    /**
     * The number.
     *
     * @param property the parameter's name, for messages
     * @param unit what is counted, as in {@code seconds}, for messages
     * @throws ProblemsException if it is none from the least to the most
     */
    long between(long least, long most, String property, String unit) {
        return parsed().filter(number -> number >= least && number <= most)
                .orElseThrow(() -> new ProblemsException(Problem.of(
                        property + " is \"" + text + "\", which is no number of " + unit + " from " + least + " to "
                                + most,
                        "Write digits only, as in -D" + property + "=" + Math.max(least, Math.min(most, 100)))));
    }

    private Optional<Long> parsed() {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
