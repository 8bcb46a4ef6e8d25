package io.pelato.workflow;

import io.pelato.template.FieldKind;
import java.util.Optional;
import java.util.regex.Pattern;

/** What each kind of field accepts. */
final class FieldRule {

    private static final Pattern TOKEN = Pattern.compile("[^\\s.*>,|\\p{Cntrl}]+");
    private static final Pattern DURATION = Pattern.compile("[0-9]+(ms|s|m|h)");
    private static final Pattern CRON = Pattern.compile("(CRON_TZ=\\S+ |TZ=\\S+ )?(@\\w+|\\S+( \\S+){5})");
    private static final Pattern URL_PATH = Pattern.compile("/[A-Za-z0-9._~!$&'()+;=:@%/-]*");
    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9_-]+");

    private FieldRule() {}

    /** What was expected instead, where the text does not fit the kind. */
    static Optional<String> violation(FieldKind kind, String text) {
        return switch (kind) {
            case SUBJECTS, SUBJECT ->
                expect(
                        isSubject(text),
                        "A NATS subject is made of words joined by dots, without spaces, commas or bars; `*` stands for"
                                + " one word, `>` for all that follow, as in `sensors.*.temperature`");
            case TOPICS, TOPIC ->
                expect(
                        isTopic(text),
                        "A topic to write to is made of words joined by dots, without spaces, commas, bars or wildcards,"
                                + " as in `sensors.temperature`");
            case INTEGER -> expect(text.matches("[0-9]{1,9}"), "Write a whole number, such as 3");
            case BOOLEAN -> expect(text.equals("true") || text.equals("false"), "Write true or false");
            case DURATION ->
                expect(DURATION.matcher(text).matches(), "Write a number with a unit: 500ms, 5s, 10m or 1h");
            case SCHEDULE ->
                expect(
                        DURATION.matcher(text).matches() || CRON.matcher(text).matches(),
                        "Write an interval such as \"5s\", or a cron line of six fields (second minute hour day month"
                                + " weekday), with a time zone before it where needed: \"CRON_TZ=Europe/Rome 0 0 6 * * *\"");
            case PATH -> expect(URL_PATH.matcher(text).matches(), "Write an absolute path, such as /readings");
            case BUCKET ->
                expect(BUCKET.matcher(text).matches(), "A bucket's name consists of letters, digits, `_` and `-`");
            case TABLE ->
                expect(
                        !text.isBlank()
                                && text.chars().filter(c -> c == '.').count() <= 1
                                && !text.startsWith(".")
                                && !text.endsWith("."),
                        "Write `table` or `schema.table`");
            case TEXT, NAMES -> expect(!text.isBlank(), "Write a text");
            case DATABASE -> Optional.empty();
        };
    }

    private static Optional<String> expect(boolean fits, String expectation) {
        return fits ? Optional.empty() : Optional.of(expectation);
    }

    private static boolean isTopic(String text) {
        return isSubject(text) && text.indexOf('*') < 0 && text.indexOf('>') < 0;
    }

    private static boolean isSubject(String text) {
        String[] tokens = text.split("\\.", -1);
        for (int i = 0; i < tokens.length; i++) {
            boolean wildcard = tokens[i].equals("*") || (tokens[i].equals(">") && i == tokens.length - 1);
            if (!wildcard && !TOKEN.matcher(tokens[i]).matches()) {
                return false;
            }
        }
        return true;
    }
}
