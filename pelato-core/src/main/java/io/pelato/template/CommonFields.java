package io.pelato.template;

import io.pelato.template.CommonField.Reach;
import io.pelato.template.CommonField.Scope;
import io.pelato.template.Field.Presence;
import java.util.List;
import java.util.Optional;

/**
 * The fields that every task has, whatever its type. An entry here is all that a new one takes: it is known in
 * workflow.yaml, read, checked by its kind, documented, kept from types that would declare it too, and given to every
 * component where its reach says so.
 */
public final class CommonFields {

    /** The field that names where failed messages go. */
    public static final String ERROR_TOPIC = "error_topic";
    /** The field that says how often a step is tried again. */
    public static final String RETRIES = "retries";
    /** The field that says how many messages are worked on at once. */
    public static final String INSTANCES = "instances";
    /** The field that allows a task to start itself. */
    public static final String LOOP = "loop";
    /** The field that says what becomes of a message when something dies. */
    public static final String DELIVERY = "delivery";
    /** What {@link #ERROR_TOPIC} holds where a task has none, whatever the workflow says. */
    public static final String NONE = "none";

    private static final List<CommonField> ALL = List.of(
            identity("name", FieldKind.TEXT, Presence.OPTIONAL, "The name shown to people; by default component_name."),
            identity("type", FieldKind.TEXT, Presence.REQUIRED, "The task type."),
            identity(
                    "code",
                    FieldKind.TEXT,
                    Presence.REQUIRED,
                    "The Go file with exec_task, or the folder of several, in tasks/."),
            identity(
                    "target",
                    FieldKind.NAMES,
                    Presence.REQUIRED,
                    "Where it runs: host-type labels, one or a list; or labels of any name, and how many of the hosts that have"
                            + " them: `{site: milan, hosts: every}`."),
            identity("targets", FieldKind.NAMES, Presence.OPTIONAL, "Another way to write target."),
            identity(
                    "component_name",
                    FieldKind.TEXT,
                    Presence.REQUIRED,
                    "The component's name: lower-case letters, digits, `_`, `-` and `.`."),
            identity("version", FieldKind.TEXT, Presence.REQUIRED, "The component's version, MAJOR.MINOR.PATCH."),
            identity(
                    INSTANCES,
                    FieldKind.INTEGER,
                    Presence.OPTIONAL,
                    "How many messages each target works on at once, from 1 to 10000; by default pelato.instances."),
            new CommonField(
                    new Field(
                            "build.optimize",
                            FieldKind.TEXT,
                            Presence.OPTIONAL,
                            Optional.empty(),
                            "What the compiler aims at: size, speed or debug, written `build: {optimize: speed}`; by"
                                    + " default what the workflow says, then pelato.optimize."),
                    Scope.WORKFLOW,
                    Reach.PELATO),
            new CommonField(
                    new Field(
                            ERROR_TOPIC,
                            FieldKind.TOPIC,
                            Presence.OPTIONAL,
                            Optional.empty(),
                            "Where a message goes whole, with the reason, when its task fails; `none` for a task that has"
                                    + " none, though the workflow has one."),
                    Scope.WORKFLOW,
                    Reach.COMPONENT),
            new CommonField(
                    new Field(
                            RETRIES,
                            FieldKind.INTEGER,
                            Presence.OPTIONAL,
                            Optional.of("3"),
                            "How often a step that may succeed later is tried again before the message counts as failed,"
                                    + " from 0 to 30."),
                    Scope.WORKFLOW,
                    Reach.COMPONENT),
            new CommonField(
                    new Field(
                            DELIVERY,
                            FieldKind.TEXT,
                            Presence.OPTIONAL,
                            Optional.of(Delivery.AT_MOST_ONCE.key()),
                            "`at_least_once` keeps a message in a stream until all that came of it is stored;"
                                    + " `at_most_once` may lose it."),
                    Scope.WORKFLOW,
                    Reach.LINKS),
            identity(
                    LOOP,
                    FieldKind.TEXT,
                    Presence.OPTIONAL,
                    "`allowed` where what the task sends may start it again, because its code ends that."));

    private CommonFields() {}

    /** Every common field, in the order of the documentation. */
    public static List<CommonField> all() {
        return ALL;
    }

    /** The keys of workflow.yaml that any task may have, each once. */
    public static List<String> keys() {
        return ALL.stream().map(CommonField::key).distinct().toList();
    }

    /** The keys that may stand at the top of workflow.yaml for all tasks, each once. */
    public static List<String> inheritedKeys() {
        return ALL.stream()
                .filter(common -> common.scope() == Scope.WORKFLOW)
                .map(CommonField::key)
                .distinct()
                .toList();
    }

    /** The fields that every component reads from its configuration. */
    public static List<Field> ofComponents() {
        return ALL.stream()
                .filter(common -> common.reach() == Reach.COMPONENT)
                .map(CommonField::field)
                .toList();
    }

    /** The fields that a task may inherit and that it keeps as values. */
    public static List<Field> ofTasks() {
        return ALL.stream()
                .filter(common -> common.reach() != Reach.PELATO)
                .map(CommonField::field)
                .toList();
    }

    private static CommonField identity(String name, FieldKind kind, Presence presence, String meaning) {
        return new CommonField(new Field(name, kind, presence, Optional.empty(), meaning), Scope.TASK, Reach.PELATO);
    }
}
