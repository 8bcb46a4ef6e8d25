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
    /** A duration, or a cron line of six fields with an optional time zone. */
    SCHEDULE,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** One or more names, such as column names. */
    NAMES,
    /** A name, optionally with a schema before it: {@code schema.table}. */
    TABLE,
    /** The name of a NATS key-value bucket. */
    BUCKET,
    /** A mapping that says where a PostgreSQL stands. */
    DATABASE;

    /** The kind of this name in a descriptor. */
    public static Optional<FieldKind> named(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }

    /** The name in descriptors. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a list of values may stand where one value may. */
    public boolean takesSeveral() {
        return this == SUBJECTS || this == TOPICS || this == NAMES;
    }
}
