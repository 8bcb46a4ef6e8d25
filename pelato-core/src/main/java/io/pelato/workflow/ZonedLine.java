package io.pelato.workflow;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cron line, or NATS's name for one, with the time zone that may stand before it: {@code CRON_TZ=Europe/Rome 0 0 6 * * *}.
 *
 * @param zone the time zone's name, which may be empty or unknown; absent where the text has none
 * @param line the rest, with single blanks between its fields
 */
public record ZonedLine(Optional<String> zone, String line) {

    private static final Pattern ZONED = Pattern.compile("(?:CRON_TZ|TZ)=(\\S*)\\s+(.+)");

    /** Takes a text apart. */
    public static ZonedLine of(String text) {
        Matcher zoned = ZONED.matcher(text.strip());
        return zoned.matches()
                ? new ZonedLine(Optional.of(zoned.group(1)), blanked(zoned.group(2)))
                : new ZonedLine(Optional.empty(), blanked(text));
    }

    private static String blanked(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
