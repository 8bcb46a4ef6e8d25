package io.pelato.workflow;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time as workflows write it: {@code 1500ms}, {@code 5s}, {@code 10m}, {@code 1h}.
 *
 * @param millis in milliseconds; {@link Long#MAX_VALUE} for what is longer
 */
public record Interval(long millis) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,18})(ms|s|m|h)");

    /** What a text says, if it is one. */
    public static Optional<Interval> of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        TimeUnit unit = switch (form.group(2)) {
            case "ms" -> TimeUnit.MILLISECONDS;
            case "s" -> TimeUnit.SECONDS;
            case "m" -> TimeUnit.MINUTES;
            default -> TimeUnit.HOURS;
        };
        return Optional.of(new Interval(unit.toMillis(Long.parseLong(form.group(1)))));
    }

    /** The same for Java's clocks. */
    public Duration length() {
        return Duration.ofMillis(millis);
    }
}
