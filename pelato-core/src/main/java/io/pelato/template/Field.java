package io.pelato.template;

import java.util.Optional;

/**
 * A field that a task type adds to workflow.yaml.
 *
 * @param name the key in workflow.yaml
 * @param kind what it may hold
 * @param presence whether a task must have it
 * @param defaultValue the FreeMarker expression that stands in for an absent optional field
 * @param meaning one sentence for people
 */
public record Field(String name, FieldKind kind, Presence presence, Optional<String> defaultValue, String meaning) {

    /** Whether a task must have a field. */
    public enum Presence {
        REQUIRED,
        OPTIONAL
    }
}
