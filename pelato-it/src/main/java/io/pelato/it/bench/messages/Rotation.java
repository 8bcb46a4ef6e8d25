package io.pelato.it.bench.messages;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** The order in which what is compared takes its turns. */
public final class Rotation {

    private Rotation() {}

    /** In a round: over many, each comes first as often as last, and before each other as often as after it. */
    public static <T> List<T> of(Collection<T> all, int round) {
        List<T> order = new ArrayList<>(all);
        Collections.rotate(order, round / 2);
        if (round % 2 == 1) {
            Collections.reverse(order);
        }
        return order;
    }
}
