package io.pelato.it.bench;

import java.util.Optional;

/**
 * Two figures of one run side by side.
 *
 * @param what what was measured
 * @param value its figure
 * @param against what it is compared with
 * @param reference that one's figure, taken in the same run
 * @param unit the unit of both figures, such as {@code s} or {@code kB}
 * @param target what the ratio, or the difference, is to be
 */
record Measurement(String what, double value, String against, double reference, String unit, Optional<Target> target) {

    double ratio() {
        return value / reference;
    }

    /** The comparison as a target words it: a ratio, unless the target is a difference. */
    String shown() {
        return target.map(wanted -> wanted.shown(this)).orElseGet(() -> Target.ratio(ratio()));
    }
}
