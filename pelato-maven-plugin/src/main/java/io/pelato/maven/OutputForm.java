package io.pelato.maven;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.util.Arrays;
import java.util.Locale;

/** Who reads what a goal prints. */
enum OutputForm {
    /** People. */
    TEXT,
    /** Programs. */
    JSON;

    /**
     * The form of a parameter.
     *
     * @throws ProblemsException if it names none
     */
    static OutputForm of(String text, String parameter) {
        return Arrays.stream(values())
                .filter(form -> form.name().toLowerCase(Locale.ROOT).equals(text.strip()))
                .findFirst()
                .orElseThrow(() -> new ProblemsException(Problem.of(
                        parameter + " is \"" + text + "\", which nothing can be shown as", "Write text or json")));
    }
}
