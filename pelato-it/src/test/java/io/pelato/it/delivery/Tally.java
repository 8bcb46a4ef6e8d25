package io.pelato.it.delivery;

import java.util.Collection;
import java.util.HashSet;

/**
 * What became of a run's messages.
 *
 * @param messages how many were stored for the workflow
 * @param lost how many of them nothing came of
 * @param doubled how many results there are beyond one for each
 */
record Tally(int messages, int lost, int doubled) {

    /** Counts results, which name their messages. */
    static Tally of(int messages, Collection<String> results) {
        int found = new HashSet<>(results).size();
        return new Tally(messages, messages - found, results.size() - found);
    }

    boolean isWhole() {
        return lost == 0 && doubled == 0;
    }

    @Override
    public String toString() {
        return messages + " messages: " + lost + " lost, " + doubled + " doubled";
    }
}
