package io.pelato.build;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.util.Locale;

/** Where components are compiled. */
public enum BuilderChoice {
    /** In a container. */
    CONTAINER,
    /** With the tools on the machine's PATH. */
    LOCAL,
    /** In a container where an engine answers, else with the tools on the PATH. */
    AUTO;

    /**
     * The choice that a user wrote.
     *
     * @throws ProblemsException when there is no such choice
     */
    public static BuilderChoice of(String text) {
        for (BuilderChoice choice : values()) {
            if (choice.name().toLowerCase(Locale.ROOT).equals(text)) {
                return choice;
            }
        }
        throw new ProblemsException(Problem.of(
                "pelato.builder is \"" + text + "\", which is no builder", "Set it to container, local or auto"));
    }
}
