package io.pelato.it.bench.messages;

import java.util.List;

/**
 * Values of one kind, of which the order does not matter.
 *
 * @param sorted the values, which are sorted here
 */
public record Samples(List<Double> sorted) {

    /** Sorts the values. */
    public Samples {
        sorted = sorted.stream().sorted().toList();
    }

    /**
     * The least value that this share of all values does not exceed.
     *
     * @param share between 0 and 1
     */
    public double quantile(double share) {
        int rank = (int) Math.ceil(share * sorted.size());
        return sorted.get(Math.max(0, rank - 1));
    }

    /** The middle one. */
    public double median() {
        return quantile(0.5);
    }
}
