package io.pelato.template;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a field of a task may hold; decides how {@code validate} checks it. */
public enum FieldKind {
    /** One or more NATS subjects; the wildcards {@code *} and {@code >} are allowed. */
    SUBJECTS,
    /** One or more NATS subjects to publish to, without wildcards. */
    TOPICS,
    /** Exactly one NATS subject, wildcards allowed. */
    SUBJECT,
    /** Exactly one NATS subject to publish to. */
    TOPIC,
    /** Any text of one line. */
    TEXT,
    /** A whole number, zero or more. */
    INTEGER,
    /** An absolute URL path, such as {@code /readings}; no two tasks of a workflow may have the same. */
    PATH,
    /** A number with a unit, such as {@code 500ms} or {@code 5s}. */
    DURATION,
    /** An interval of a second or more, or a cron line of six fields with an optional time zone. */
    SCHEDULE,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** One or more names, such as column names. */
    NAMES,
    /** A table, optionally with a schema before it: {@code schema.table}; a name with a dot in it is quoted. */
    TABLE,
    /** The name of a NATS key-value bucket. */
    BUCKET,
    /** A mapping that says where a PostgreSQL stands. */
    DATABASE,
    /** A mapping that says where a password comes from; the password itself never stands in a workflow. */
    PASSWORD;

    /** The kind of this name in a descriptor. */
    public static Optional<FieldKind> named(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }

    /** The name in descriptors. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the value is a mapping with keys of its own. */
    public boolean isMapping() {
        return this == DATABASE || this == PASSWORD;
    }

    /** Whether the task is run for messages on what the field names. */
    public boolean isReadFrom() {
        return this == SUBJECTS || this == SUBJECT;
    }

    /** Whether the task sends messages to what the field names. */
    public boolean isWrittenTo() {
        return this == TOPICS || this == TOPIC;
    }

    /** Whether a list of values may stand where one value may. */
    public boolean takesSeveral() {
        return this == SUBJECTS || this == TOPICS || this == NAMES;
    }
}
