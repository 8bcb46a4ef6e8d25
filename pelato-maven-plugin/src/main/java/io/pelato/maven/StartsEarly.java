package io.pelato.maven;

/** A goal with something slow to do that earlier goals of the same run need not wait for. */
interface StartsEarly {

    /** Begins beside other work; what goes wrong is a warning, and tried again when the goal's turn comes. */
    void startEarly();
}
