package io.pelato.report;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;

/**
 * A piece of work of a run. Times are kept in whole milliseconds. Spans are ordered by their start, then by their names.
 *
 * @param goal the goal that did it, such as {@code build}; the totals and the original's figures go by this name
 * @param lane the row of the timeline: a component's name, or a step's, such as {@code registry}
 * @param what what was done, a verb such as {@code compile}, {@code push} or {@code wait}
 * @param start when it began
 * @param duration how long it took; less than nothing, from a clock that was set back meanwhile, counts as nothing
 * @param note what there is to say of it, such as {@code from the cache}
 */
public record Span(String goal, String lane, String what, Instant start, Duration duration, Optional<String> note)
        implements Comparable<Span> {

    /** The lane of the container image that components are compiled in: pulling, building, starting it. */
    public static final String BUILDER_IMAGE = "builder image";

    private static final Comparator<Span> ORDER = Comparator.comparing(Span::start)
            .thenComparing(Span::lane)
            .thenComparing(Span::goal)
            .thenComparing(Span::what)
            .thenComparing(Span::duration)
            .thenComparing(span -> span.note().orElse(""));

    /** Cuts the times to milliseconds. */
    public Span {
        start = start.truncatedTo(ChronoUnit.MILLIS);
        duration = duration.isNegative() ? Duration.ZERO : duration.truncatedTo(ChronoUnit.MILLIS);
    }

    /** When it was over. */
    public Instant end() {
        return start.plus(duration);
    }

    @Override
    public int compareTo(Span other) {
        return ORDER.compare(this, other);
    }
}
