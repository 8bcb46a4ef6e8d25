package io.pelato.maven;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;

/**
 * A parameter that is true or false, as the user wrote it: anything else is told as a fault, where Maven would take it for
 * false. Only {@link ParameterConverter} makes one.
 */
public final class Switch {

    private final String text;

    Switch(String text) {
        this.text = text.strip();
    }

    /**
     * Whether it is true.
     *
     * @param property the parameter's name, for messages
     * @throws ProblemsException if it is neither true nor false
     */
    boolean isOn(String property) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new ProblemsException(Problem.of(
                    property + " is \"" + text + "\", which is neither true nor false",
                    "Write -D" + property + "=true or -D" + property + "=false"));
        }
        return text.equals("true");
    }

    @Override
    public String toString() {
        return text;
    }
}
