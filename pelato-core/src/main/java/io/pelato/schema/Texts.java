package io.pelato.schema;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Regular expressions of what the texts of a workflow may be, in the dialect that JSON Schema names (ECMA-262); each also
 * allows a text with {@code ${name}}, of which nothing is known before it is replaced.
 */
final class Texts {

    private static final String PIECE = "(?:[^$\\u0000]|\\$(?!\\{)|\\$\\{[^{}]*[^{} \\t\\r\\n][^{}]*\\})*";
    /** A text with a property in it. */
    static final String PLACEHOLDER = "^(?=[\\s\\S]*\\$\\{)" + PIECE + "$";

    private static final String NO_CONTROL = "(?![\\s\\S]*[\\u0000-\\u001f\\u007f])";
    /** Any text; a placeholder in it has to be closed. */
    static final String ANY = "^" + PIECE + "$";
    /** A text of one line, or one that says nothing. */
    static final String NAME = "^\\s*$|^" + NO_CONTROL + PIECE + "$";
    /** Any text but blank. */
    static final String NOT_BLANK = "^(?=[\\s\\S]*[^ \\t\\r\\n])" + PIECE + "$";

    /** A text of one line, and not blank. */
    static final String LINE = "^" + NO_CONTROL + "(?=[\\s\\S]*[^ ])" + PIECE + "$";
    /** The same for an item of a list, which has no comma. */
    static final String ITEM = "^" + NO_CONTROL + "(?![\\s\\S]*,)(?=[\\s\\S]*[^ ])" + PIECE + "$|" + PLACEHOLDER;

    private static final String SPACE = " \\t\\n\\u000b\\f\\r";
    private static final String NO_MQTT_WILDCARD = "(?!(?:[\\s\\S]*[/.])?[+#](?:[/.]|$))";
    private static final String WORD = "[^" + SPACE + ".*>,|\\u0000-\\u001f\\u007f]+";
    private static final String ALNUM = "[A-Za-z0-9\\u0080-\\uffff]";
    private static final String IPV6 = "(?=(?:[^:]*:){2})[0-9a-fA-F:]*:[0-9a-fA-F:.]*(?:%[A-Za-z0-9]+)?";

    static final String SUBJECT =
            or(upTo(1_000) + NO_MQTT_WILDCARD + "(?:(?:\\*|" + WORD + ")\\.)*(?:\\*|>|" + WORD + ")");
    static final String TOPIC = or(upTo(1_000) + NO_MQTT_WILDCARD + WORD + "(?:\\." + WORD + ")*");

    static final String DURATION = or("[0-9]+(?:ms|s|m|h)");
    static final String PATH = or("/[A-Za-z0-9._~!$&'()+;=:@%/-]*");
    static final String BUCKET = or("[A-Za-z0-9_-]{1,252}");
    static final String TABLE = or(upTo(255) + name() + "(?:\\." + name() + ")?");
    static final String SCHEDULE = or(schedule());

    static final String PROJECT = or(upTo(63) + "[A-Za-z0-9_-]+");
    static final String COMPONENT = or(upTo(63) + "[a-z0-9]+(?:(?:\\.|_{1,2}|-+)[a-z0-9]+)*");
    static final String VERSION = or(upTo(128) + "[0-9]+\\.[0-9]+\\.[0-9]+(?:-[A-Za-z0-9._-]+)?");
    static final String LABEL = or("[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?");

    static final String HOST =
            or(ALNUM + "(?:[A-Za-z0-9\\u0080-\\uffff._-]*" + ALNUM + ")?\\.?|\\[" + IPV6 + "\\]|" + IPV6);
    static final String BACKEND = or("[A-Za-z0-9_-]+");
    /** The name of an environment variable, which has no placeholder. */
    static final String VARIABLE = "^[A-Za-z_][A-Za-z0-9_]*$";

    static final String SIZE = or("(?:" + NumberPattern.between(1_024, 999_999) + ")KB|(?:"
            + NumberPattern.between(1, 999_999) + ")(?:MB|GB|TB)");
    static final String WINDOW = or("(?:" + NumberPattern.between(120, 604_800) + ")s|(?:"
            + NumberPattern.between(2, 10_080) + ")m|(?:" + NumberPattern.between(1, 168) + ")h");

    private Texts() {}

    /** A text that fits a pattern as a whole, or has a placeholder. */
    static String or(String pattern) {
        return "^(?:" + pattern + ")$|" + PLACEHOLDER;
    }

    private static String upTo(int length) {
        return "(?=[\\s\\S]{1," + length + "}$)";
    }

    private static String name() {
        return "(?:\"(?:[^\"]|\"\")+\"|[^" + SPACE + "\".](?:[^\".]*[^" + SPACE + "\".])?)";
    }

    private static String schedule() {
        String interval = "(?=[0-9]{1,18}[a-z])0*(?:[1-9][0-9]{3,}ms|[1-9][0-9]*[smh])";
        String names = "@(?:yearly|annually|monthly|weekly|daily|midnight|hourly)";
        String cron = String.join(
                "\\s+",
                List.of(
                        times(0, 59, List.of()),
                        times(0, 59, List.of()),
                        times(0, 23, List.of()),
                        times(1, 31, List.of()),
                        times(
                                1,
                                12,
                                List.of(
                                        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                                        "dec")),
                        times(0, 6, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat"))));
        return interval + "|(?:(?:CRON_TZ|TZ)=\\S+\\s+)?(?:" + names + "|\\s*" + cron + "\\s*)";
    }

    private static String times(int least, int most, List<String> names) {
        String number = names.stream()
                .map(Texts::anyCase)
                .collect(Collectors.joining("|", "(?:" + NumberPattern.between(least, most) + "|", ")"))
                .replace("|)", ")");
        String step = "(?:/0*[1-9][0-9]{0,8})?";
        String range = "(?:[*?]|" + number + "(?:-" + number + ")?)" + step;
        return range + "(?:," + range + ")*";
    }

    private static String anyCase(String name) {
        return name.chars()
                .mapToObj(c -> "[" + (char) c + String.valueOf((char) c).toUpperCase(Locale.ROOT) + "]")
                .collect(Collectors.joining());
    }
}
