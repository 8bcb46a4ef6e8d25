package io.pelato.maven;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.run.RunSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time that a user gives to a run.
 *
 * @param length how long it is
 * @param from when it begins
 */
record GivenTime(Optional<String> length, Optional<String> from) {

    private static final Pattern LENGTH = Pattern.compile("([0-9]{1,6})([smh])");

    /**
     * The span, if there is one.
     *
     * @throws ProblemsException if a text is no time
     */
    Optional<RunSpan> span() {
        if (length.isEmpty() && from.isPresent()) {
            throw new ProblemsException(Problem.of(
                    "pelato.run.from is set, and no time passes", "Set pelato.run.for as well, such as 10m"));
        }
        return length.map(text -> new RunSpan(from.map(GivenTime::moment).orElseGet(Instant::now), duration(text)));
    }

    private static Duration duration(String text) {
        Matcher matcher = LENGTH.matcher(text);
        if (!matcher.matches()) {
            throw new ProblemsException(Problem.of(
                    "pelato.run.for is \"" + text + "\", which is no length of time",
                    "Write a number and a unit: 90s, 10m or 24h"));
        }
        return Duration.parse("PT" + text);
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new ProblemsException(
                    Problem.of(
                            "pelato.run.from is \"" + text + "\", which is no time",
                            "Write it in UTC: 2026-03-29T00:00:00Z"),
                    e);
        }
    }
}
