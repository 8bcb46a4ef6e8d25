package io.pelato.plan;

import java.util.Optional;

/**
 * One thing that is another one than before.
 *
 * @param aspect what kind of thing it is
 * @param name its name, such as a topic's field in workflow.yaml
 * @param before what it is on the lattice; absent when it is not there
 * @param after what it will be; absent when it will not be there
 */
public record Difference(Aspect aspect, String name, Optional<String> before, Optional<String> after) {

    /** Stands in place of code that nobody has compiled yet. */
    public static final String NOT_BUILT = "not built";

    /** The kinds of things. */
    public enum Aspect {
        /** What is run, by the digest of its image. */
        CODE,
        /** The image's name and version. */
        IMAGE,
        /** Where it runs. */
        TARGET,
        /** How much it works on at once. */
        INSTANCES,
        /** Where messages come from and go to. */
        TOPIC,
        /** Where rows go. */
        TABLE,
        /** Any other setting. */
        CONFIGURATION,
        /** That there is a configuration with secret values; its values are never shown. */
        SECRET,
        /** What it is linked with. */
        LINK,
        /** When it runs by itself. */
        SCHEDULE,
        /** What is kept of messages. */
        STREAM,
        /** What stands in the manifest beside all that. */
        MANIFEST
    }
}
