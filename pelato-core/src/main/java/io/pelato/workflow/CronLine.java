package io.pelato.workflow;

import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A cron line of six fields as NATS reads it since 2.14 (nats-server, server/cron.go): seconds, minutes, hours, days of the
 * month, months, days of the week, each {@code *}, {@code ?}, numbers, names, ranges and steps.
 */
public final class CronLine {

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
    private static final List<Bounds> FIELDS = List.of(
            new Bounds("seconds", 0, 59, List.of()),
            new Bounds("minutes", 0, 59, List.of()),
            new Bounds("hours", 0, 23, List.of()),
            new Bounds("days of the month", 1, 31, List.of()),
            new Bounds("months", 1, 12, MONTHS),
            new Bounds("days of the week", 0, 6, DAYS));
    private static final int[] LONGEST = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int SECOND = 0;
    private static final int MINUTE = 1;
    private static final int HOUR = 2;
    private static final int DAY_OF_MONTH = 3;
    private static final int MONTH = 4;
    private static final int DAY_OF_WEEK = 5;

    /** The 29th of February comes after eight years at the latest. */
    private static final int YEARS = 8;

    private final BitSet[] times;
    private final boolean anyDay;

    private CronLine(BitSet[] times, boolean anyDay) {
        this.times = times;
        this.anyDay = anyDay;
    }

    /**
     * A line that NATS keeps.
     *
     * @throws IllegalArgumentException for any other
     */
    public static CronLine of(String line) {
        violation(line).ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
        String[] fields = line.strip().split("\\s+");
        var times = new BitSet[FIELDS.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = FIELDS.get(i).times(fields[i]).orElseThrow();
        }
        return new CronLine(times, anyDay(fields));
    }

    /** The first of its times after a moment, in the moment's zone. Of a day without that time, there is none. */
    public ZonedDateTime after(ZonedDateTime moment) {
        ZonedDateTime time = moment.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        ZonedDateTime last = time.plusYears(YEARS).plusDays(1);
        while (time.isBefore(last)) {
            if (!times[MONTH].get(time.getMonthValue())) {
                time = time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).plusMonths(1);
            } else if (!isDay(time)) {
                time = time.truncatedTo(ChronoUnit.DAYS).plusDays(1);
            } else if (!times[HOUR].get(time.getHour())) {
                time = time.truncatedTo(ChronoUnit.HOURS).plusHours(1);
            } else if (!times[MINUTE].get(time.getMinute())) {
                time = time.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
            } else if (!times[SECOND].get(time.getSecond())) {
                time = time.plusSeconds(1);
            } else {
                return time;
            }
        }
        throw new IllegalStateException("this time never comes");
    }

    // As cron has it since ever: of two fields for days that both choose some, one is enough.
    private boolean isDay(ZonedDateTime time) {
        boolean ofMonth = times[DAY_OF_MONTH].get(time.getDayOfMonth());
        boolean ofWeek = times[DAY_OF_WEEK].get(time.getDayOfWeek().getValue() % 7);
        return anyDay ? ofMonth && ofWeek : ofMonth || ofWeek;
    }

    /** What is wrong with a line, if NATS would refuse it or never come to its time. */
    static Optional<String> violation(String line) {
        String[] fields = line.strip().split("\\s+", -1);
        if (fields.length == 5) {
            return Optional.of("A cron line has six fields here, the first being seconds: \"0 " + line.strip() + "\"");
        }
        if (fields.length != FIELDS.size()) {
            return Optional.of(
                    "A cron line has six fields (second minute hour day month weekday), found " + fields.length);
        }
        BitSet[] times = new BitSet[FIELDS.size()];
        for (int i = 0; i < fields.length; i++) {
            Bounds bounds = FIELDS.get(i);
            Optional<BitSet> found = bounds.times(fields[i]);
            if (found.isEmpty()) {
                return Optional.of("\"" + fields[i] + "\" is none of the " + bounds.name() + " (" + bounds.lowest()
                        + " to " + bounds.highest() + ")"
                        + (bounds.names().isEmpty() ? "" : ", nor a name such as " + bounds.example())
                        + ". Ranges are written 1-5, lists 1,5, steps */5");
            }
            times[i] = found.get();
        }
        return anyDay(fields) && !comes(times[DAY_OF_MONTH], times[MONTH])
                ? Optional.of("None of its months has such a day, so its time would never come")
                : Optional.empty();
    }

    private static boolean anyDay(String[] fields) {
        return isAny(fields[DAY_OF_MONTH]) || isAny(fields[DAY_OF_WEEK]);
    }

    private static boolean isAny(String field) {
        return field.equals("*") || field.equals("?");
    }

    private static boolean comes(BitSet days, BitSet months) {
        int first = days.nextSetBit(1);
        return months.stream().anyMatch(month -> first >= 1 && first <= LONGEST[month - 1]);
    }

    /** The values that a field may have. */
    private record Bounds(String name, int lowest, int highest, List<String> names) {

        String example() {
            return names.get(1).toUpperCase(Locale.ROOT);
        }

        Optional<BitSet> times(String field) {
            var times = new BitSet();
            for (String range : field.split(",", -1)) {
                Optional<BitSet> found = range(range);
                if (found.isEmpty()) {
                    return Optional.empty();
                }
                times.or(found.get());
            }
            return Optional.of(times);
        }

        private Optional<BitSet> range(String text) {
            String[] stepped = text.split("/", -1);
            String[] ends = stepped[0].split("-", -1);
            if (stepped.length > 2 || ends.length > 2) {
                return Optional.empty();
            }
            boolean any = ends.length == 1 && isAny(ends[0]);
            int from = any ? lowest : number(ends[0]);
            int to = any || (ends.length == 1 && stepped.length == 2) ? highest : number(ends[ends.length - 1]);
            int step = stepped.length == 2 ? digits(stepped[1]) : 1;
            if (from < lowest || to > highest || from > to || step < 1) {
                return Optional.empty();
            }
            var times = new BitSet();
            for (int time = from; time <= to; time += step) {
                times.set(time);
            }
            return Optional.of(times);
        }

        private int number(String text) {
            int named = names.indexOf(text.toLowerCase(Locale.ROOT));
            return named >= 0 ? named + lowest : digits(text);
        }

        private static int digits(String text) {
            return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
        }
    }
}
