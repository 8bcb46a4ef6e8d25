package io.pelato.report;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The scale of a time line: how far its marks lie apart, and the one unit and number of digits that all of them are
 * written in, so that they can be compared at a glance.
 *
 * @param step from one mark to the next, in milliseconds
 * @param unit the marks' unit, in milliseconds
 * @param form how a number of units is written
 */
record TimeScale(long step, long unit, String form) {

    private static final int MOST_MARKS = 10;

    private static final List<TimeScale> FROM_FINE_TO_COARSE = Stream.of(
                    scales(1, "%.0f ms", 1, 2, 5, 10, 20, 50),
                    scales(1_000, "%.1f s", 100, 200, 500),
                    scales(1_000, "%.0f s", 1_000, 2_000, 5_000, 10_000, 20_000, 30_000),
                    scales(60_000, "%.0f min", 60_000, 120_000, 300_000, 600_000, 1_200_000, 1_800_000),
                    scales(3_600_000, "%.0f h", 3_600_000, 7_200_000, 18_000_000, 36_000_000, 86_400_000, 864_000_000))
            .flatMap(scales -> scales)
            .toList();

    private static Stream<TimeScale> scales(long unit, String form, long... steps) {
        return LongStream.of(steps).mapToObj(step -> new TimeScale(step, unit, form));
    }

    /** The finest scale that has few marks over this many milliseconds. */
    static TimeScale over(double milliseconds) {
        return FROM_FINE_TO_COARSE.stream()
                .filter(scale -> milliseconds / scale.step <= MOST_MARKS)
                .findFirst()
                .orElse(FROM_FINE_TO_COARSE.get(FROM_FINE_TO_COARSE.size() - 1));
    }

    /** A mark, such as {@code 0.5 s}, {@code 40 s} or {@code 5 min}. */
    String mark(Duration time) {
        return String.format(Locale.ROOT, form, (double) time.toMillis() / unit);
    }
}
