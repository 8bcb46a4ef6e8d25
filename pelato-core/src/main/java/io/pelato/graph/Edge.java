package io.pelato.graph;

/**
 * The way that messages take.
 *
 * @param from the place of a node in the list of all
 * @param to the same
 * @param way when they take it
 */
record Edge(int from, int to, Way way) {

    /** When messages take a way. */
    enum Way {
        USUAL,
        /** When a task cannot work on them. */
        FAILED
    }
}
