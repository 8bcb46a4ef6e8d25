package io.pelato.workflow;

import io.pelato.template.NearestName;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which schedules NATS keeps: intervals, its names for common ones, and cron lines with a time zone before them. */
final class ScheduleRule {

    private static final Pattern EVERY = Pattern.compile("@every\\s*(\\S*)");
    private static final Pattern DAYS = Pattern.compile("([0-9]{1,4})d");
    private static final Pattern ISO = Pattern.compile("PT([0-9]+)([HMS])");
    private static final Pattern SPACED = Pattern.compile("([0-9]+)\\s+(ms|s|m|h)");
    private static final Pattern BARE = Pattern.compile("[0-9]+");
    private static final Pattern MIXED = Pattern.compile("(?:([0-9]{1,6})h)?(?:([0-9]{1,6})m)?(?:([0-9]{1,6})s)?");
    private static final List<String> NAMES =
            List.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");
    private static final String BEST = "Write an interval such as \"5s\", or a cron line of six fields (second minute"
            + " hour day month weekday), with a time zone before it where needed: \"CRON_TZ=Europe/Rome 0 0 6 * * *\"";
    /** NATS counts intervals in nanoseconds of 63 bits, as Go does. */
    private static final long MOST_MILLIS = Long.MAX_VALUE / 1_000_000;

    private ScheduleRule() {}

    /** What was expected instead, where NATS would not keep a schedule. */
    static Optional<String> violation(String text) {
        Optional<Interval> interval = Interval.of(text);
        if (interval.isPresent()) {
            return length(interval.get().millis());
        }
        ZonedLine zoned = ZonedLine.of(text);
        return zoned.zone().isPresent() ? zone(zoned.zone().get()).or(() -> timed(zoned.line())) : timed(text);
    }

    private static Optional<String> length(long millis) {
        if (millis > MOST_MILLIS) {
            return Optional.of("NATS keeps intervals of up to 292 years");
        }
        return millis < 1_000
                ? Optional.of("NATS keeps intervals of a second or more: write \"1s\", or more")
                : Optional.empty();
    }

    private static Optional<String> zone(String name) {
        Set<String> zones = ZoneRulesProvider.getAvailableZoneIds();
        return zones.contains(name)
                ? Optional.empty()
                : Optional.of("There is no time zone \"" + name + "\". "
                        + Optional.of(name)
                                .filter(text -> !text.isEmpty())
                                .flatMap(text -> NearestName.of(text, zones))
                                .map(near -> "Did you mean \"" + near + "\"?")
                                .orElse("Write one such as Europe/Rome"));
    }

    private static Optional<String> timed(String text) {
        if (NAMES.contains(text)) {
            return Optional.empty();
        }
        if (text.startsWith("@")) {
            Matcher every = EVERY.matcher(text);
            return Optional.of(
                    every.matches()
                            ? "Write the interval alone: \"" + (every.group(1).isEmpty() ? "5m" : every.group(1)) + "\""
                            : NearestName.advice(text, NAMES));
        }
        return slip(text)
                .map(better -> "Write \"" + better + "\". " + BEST)
                .or(() -> isCron(text) ? CronLine.violation(text) : Optional.of(BEST));
    }

    private static boolean isCron(String text) {
        return text.strip().split("\\s+").length > 1;
    }

    /** The interval that somebody means who writes it the way of another program. */
    private static Optional<String> slip(String text) {
        Matcher days = DAYS.matcher(text);
        if (days.matches()) {
            return Optional.of(Long.parseLong(days.group(1)) * 24 + "h");
        }
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return Optional.of(iso.group(1) + iso.group(2).toLowerCase(Locale.ROOT));
        }
        Matcher spaced = SPACED.matcher(text);
        if (spaced.matches()) {
            return Optional.of(spaced.group(1) + spaced.group(2));
        }
        if (BARE.matcher(text).matches()) {
            return Optional.of(text + "s");
        }
        Matcher mixed = MIXED.matcher(text);
        return mixed.matches() && !text.isEmpty()
                ? Optional.of(inOneUnit(
                        seconds(mixed.group(1), 3_600) + seconds(mixed.group(2), 60) + seconds(mixed.group(3), 1)))
                : Optional.empty();
    }

    private static long seconds(String number, int each) {
        return number == null ? 0 : Long.parseLong(number) * each;
    }

    private static String inOneUnit(long seconds) {
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
