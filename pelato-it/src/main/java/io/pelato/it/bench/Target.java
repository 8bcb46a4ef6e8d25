package io.pelato.it.bench;

import java.util.Locale;

/** What a comparison is to come to. */
sealed interface Target {

    /** Whether a measurement reaches the target. */
    boolean holds(Measurement measurement);

    /** The comparison in the target's own terms. */
    String shown(Measurement measurement);

    /** At most so many times the reference. */
    record AtMostTimes(double factor) implements Target {
        @Override
        public boolean holds(Measurement measurement) {
            return measurement.ratio() <= factor;
        }

        @Override
        public String shown(Measurement measurement) {
            return ratio(measurement.ratio());
        }

        @Override
        public String toString() {
            return "at most " + ratio(factor);
        }
    }

    /** At least so many times the reference. */
    record AtLeastTimes(double factor) implements Target {
        @Override
        public boolean holds(Measurement measurement) {
            return measurement.ratio() >= factor;
        }

        @Override
        public String shown(Measurement measurement) {
            return ratio(measurement.ratio());
        }

        @Override
        public String toString() {
            return "at least " + ratio(factor);
        }
    }

    /** The reference is at least so many times as large. */
    record TimesFaster(double factor) implements Target {
        @Override
        public boolean holds(Measurement measurement) {
            return measurement.reference() / measurement.value() >= factor;
        }

        @Override
        public String shown(Measurement measurement) {
            return String.format(Locale.ROOT, "%.1f times faster", measurement.reference() / measurement.value());
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "at least %.0f times faster", factor);
        }
    }

    /** At most so much more than the reference. */
    record AtMostOver(double more, String unit) implements Target {
        @Override
        public boolean holds(Measurement measurement) {
            return measurement.value() - measurement.reference() <= more;
        }

        @Override
        public String shown(Measurement measurement) {
            return String.format(Locale.ROOT, "%+.2f %s", measurement.value() - measurement.reference(), unit);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "at most %.1f %s over", more, unit);
        }
    }

    /** A ratio as tables show it. */
    static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2fx", ratio);
    }
}
