package io.pelato.maven;

import io.pelato.problem.ProblemsException;
import java.util.function.Supplier;

/** A goal with something slow to do that earlier goals of the same run need not wait for. */
interface StartsEarly {

    /**
     * Begins beside other work, and checks the goal's own parameters, so that a wrong one is told before anything is
     * built. Anything else that goes wrong is a warning, and tried again when the goal's turn comes.
     *
     * @param reading reads what parameters can be checked against
     * @throws ProblemsException naming every parameter that the goal cannot work with
     */
    void startEarly(Supplier<EarlyReading> reading);
}
