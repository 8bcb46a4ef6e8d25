package io.pelato.it.bench;

import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;

/** Figures that are taken several times. */
final class Median {

    private Median() {}

    /** The middle of so many runs. */
    static double of(int runs, DoubleSupplier run) {
        double[] sorted = DoubleStream.generate(run).limit(runs).sorted().toArray();
        return sorted[runs / 2];
    }
}
