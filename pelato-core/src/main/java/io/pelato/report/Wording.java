package io.pelato.report;

import java.time.Duration;
import java.util.Locale;

/** How the report's page writes durations and sizes. */
final class Wording {

    private Wording() {}

    /** Such as {@code 12 ms}, {@code 2.35 s}, {@code 3 min 05 s} or {@code 1 h 02 min}. */
    static String duration(Duration duration) {
        if (duration.toMillis() < 1000) {
            return duration.toMillis() + " ms";
        }
        if (duration.toMinutes() < 1) {
            return String.format(Locale.ROOT, "%.2f s", Math.floor(duration.toMillis() / 10.0) / 100);
        }
        if (duration.toHours() < 1) {
            return String.format(Locale.ROOT, "%d min %02d s", duration.toMinutes(), duration.toSecondsPart());
        }
        return String.format(Locale.ROOT, "%d h %02d min", duration.toHours(), duration.toMinutesPart());
    }

    /** In decimal units, such as {@code 89.4 kB}. */
    static String size(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        if (bytes < 1_000_000) {
            return String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
        }
        return String.format(Locale.ROOT, "%.2f MB", bytes / 1e6);
    }
}
