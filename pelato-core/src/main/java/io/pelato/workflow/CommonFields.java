package io.pelato.workflow;

import io.pelato.template.Field;
import io.pelato.template.Field.Presence;
import io.pelato.template.FieldKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields that every task has, whatever its type. */
public final class CommonFields {

    private static final List<Field> IDENTITY = List.of(
            field("name", FieldKind.TEXT, Presence.OPTIONAL, "The name shown to people; by default component_name."),
            field("type", FieldKind.TEXT, Presence.REQUIRED, "The task type."),
            field("code", FieldKind.TEXT, Presence.REQUIRED, "The Go file with exec_task, in the folder tasks/."),
            field("target", FieldKind.NAMES, Presence.REQUIRED, "Where it runs: host-type labels, one or a list."),
            field("targets", FieldKind.NAMES, Presence.OPTIONAL, "Another way to write target."),
            field(
                    "component_name",
                    FieldKind.TEXT,
                    Presence.REQUIRED,
                    "The component's name: lower-case letters, digits, `_`, `-` and `.`."),
            field("version", FieldKind.TEXT, Presence.REQUIRED, "The component's version, MAJOR.MINOR.PATCH."),
            field(
                    "instances",
                    FieldKind.INTEGER,
                    Presence.OPTIONAL,
                    "How many messages each target works on at once; by default pelato.instances."),
            field(
                    BuildReader.KEY + ".optimize",
                    FieldKind.TEXT,
                    Presence.OPTIONAL,
                    "What the compiler aims at: size, speed or debug, written `build: {optimize: speed}`; by default"
                            + " what the workflow says, then pelato.optimize."));

    private static final List<Field> FAILURE = List.of(
            field(
                    "error_topic",
                    FieldKind.TOPIC,
                    Presence.OPTIONAL,
                    "Where a message goes whole, with the reason, when its task fails."),
            new Field(
                    "retries",
                    FieldKind.INTEGER,
                    Presence.OPTIONAL,
                    Optional.of("3"),
                    "How often a step that may succeed later is tried again before the message counts as failed."));

    private CommonFields() {}

    /** Every common field, in the order of the documentation. */
    public static List<Field> all() {
        return Stream.concat(IDENTITY.stream(), FAILURE.stream()).toList();
    }

    /** The common fields that end up in a task's settings, beside those of its type. */
    static List<Field> settings() {
        return FAILURE;
    }

    private static Field field(String name, FieldKind kind, Presence presence, String meaning) {
        return new Field(name, kind, presence, Optional.empty(), meaning);
    }
}
