package io.pelato.registry;

/** What publishing does where a component's version names another image in the registry already. */
public enum TagPolicy {
    /** The version names the new image from then on. */
    MOVE,
    /** The version names the new image from then on, and that is told. */
    WARN,
    /** It is a fault, and nothing is published. */
    KEEP
}
