package io.pelato.workflow;

import io.pelato.template.CommonFields;
import io.pelato.template.Delivery;
import io.pelato.template.Field;
import io.pelato.template.FieldKind;
import java.util.Optional;
import java.util.regex.Pattern;

/** What each kind of field accepts. */
final class FieldRule {

    private static final Pattern URL_PATH = Pattern.compile("/[A-Za-z0-9._~!$&'()+;=:@%/-]*");
    /** What somebody writes who wants no reports. */
    private static final Pattern HARDLY_A_TOPIC = Pattern.compile("(?i)none|null|no|off|false");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** With the {@code KV_} before it, the longest name that NATS gives a stream. */
    private static final int LONGEST_BUCKET = 252;

    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9_-]{1," + LONGEST_BUCKET + "}");

    /**
     * With their pauses these are four minutes, and the report of the failure may take as long again: together less than
     * the ten minutes after which a host ends a call.
     */
    static final int MOST_RETRIES = 30;

    /** More than a host keeps busy, and few enough that all targets together can still be counted by WADM. */
    static final int MOST_INSTANCES = 10_000;

    private FieldRule() {}

    /** What was expected instead, where the text does not fit the kind. */
    static Optional<String> violation(FieldKind kind, String text) {
        return switch (kind) {
            case SUBJECTS, SUBJECT -> SubjectRule.readViolation(text);
            case TOPICS, TOPIC -> SubjectRule.writeViolation(text);
            case INTEGER -> expect(text.matches("[0-9]{1,9}"), "Write a whole number, such as 3");
            case BOOLEAN -> expect(text.equals("true") || text.equals("false"), "Write true or false");
            case DURATION -> expect(Interval.of(text).isPresent(), "Write a number with a unit: 500ms, 5s, 10m or 1h");
            case SCHEDULE -> ScheduleRule.violation(text);
            case PATH -> expect(URL_PATH.matcher(text).matches(), "Write an absolute path, such as /readings");
            case BUCKET ->
                expect(
                        BUCKET.matcher(text).matches(),
                        "A bucket's name consists of letters, digits, `_` and `-`, at most " + LONGEST_BUCKET
                                + " of them");
            case TABLE -> TableRule.violation(text);
            case TEXT -> line(text);
            case NAMES ->
                expect(text.indexOf(',') < 0, "Several stand in a list: [one, two]")
                        .or(() -> line(text));
            case DATABASE, PASSWORD -> Optional.empty();
        };
    }

    /**
     * What was expected instead, where the text fits the field's kind but not the field: a common field has limits of its
     * own.
     */
    static Optional<String> violation(Field field, String text) {
        return violation(field.kind(), text).or(() -> switch (field.name()) {
            case CommonFields.RETRIES ->
                expect(
                        !field.kind().equals(FieldKind.INTEGER) || Integer.parseInt(text) <= MOST_RETRIES,
                        "Write " + MOST_RETRIES + " or less: a host ends a call after ten minutes, and with it the"
                                + " message");
            case CommonFields.INSTANCES ->
                expect(
                        Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= MOST_INSTANCES,
                        "Write a number from 1 to " + MOST_INSTANCES);
            case CommonFields.ERROR_TOPIC ->
                expect(
                        !HARDLY_A_TOPIC.matcher(text).matches(),
                        "Write `error_topic: " + CommonFields.NONE + "`, or a topic that is called otherwise");
            case CommonFields.DELIVERY ->
                expect(Delivery.named(text).isPresent(), "Write at_most_once or at_least_once");
            default -> Optional.empty();
        });
    }

    /** What was expected in place of what is no text of one line. */
    static Optional<String> line(String text) {
        return expect(!text.isBlank(), "Write a text")
                .or(() -> expect(
                        !CONTROL.matcher(text).find(), "Write it on one line, without tabs and control characters"));
    }

    private static Optional<String> expect(boolean fits, String expectation) {
        return fits ? Optional.empty() : Optional.of(expectation);
    }
}
