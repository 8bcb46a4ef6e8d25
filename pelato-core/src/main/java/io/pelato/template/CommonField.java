package io.pelato.template;

/**
 * A field that every task has, whatever its type.
 *
 * @param field the field; a dot in its name parts a mapping's key from a key in it
 * @param scope where it may stand
 * @param reach who reads it
 */
public record CommonField(Field field, Scope scope, Reach reach) {

    /** Where a field may stand. */
    public enum Scope {
        /** In a task. */
        TASK,
        /** In a task, or at the top of the workflow for all tasks that do not have it. */
        WORKFLOW
    }

    /** Who reads a field. */
    public enum Reach {
        /** Pelato, while it builds and deploys. */
        PELATO,
        /** The task's links, whose expressions may use it. */
        LINKS,
        /** The component as well, from its configuration, under the field's name. */
        COMPONENT
    }

    /** The key in workflow.yaml that the field stands under. */
    public String key() {
        return field.name().split("\\.", 2)[0];
    }
}
