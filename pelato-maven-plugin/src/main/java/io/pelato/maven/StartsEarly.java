package io.pelato.maven;

/** A goal with something slow to do that earlier goals of the same run need not wait for. */
interface StartsEarly {

    /** Begins beside other work; what goes wrong is told by the goal itself when its turn comes. */
    void startEarly();
}
