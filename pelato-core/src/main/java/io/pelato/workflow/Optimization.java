package io.pelato.workflow;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the compiler aims at. */
public enum Optimization {
    /** The smallest component. */
    SIZE,
    /** The fastest component. */
    SPEED,
    /** Debug information in the component, which a compile takes longer for. */
    DEBUG;

    /** The names of all aims, as advice lists them. */
    public static final String NAMES =
            Arrays.stream(values()).map(Optimization::key).collect(Collectors.joining(", "));

    /** The aim of this name, where there is one. */
    public static Optional<Optimization> named(String text) {
        return Arrays.stream(values())
                .filter(optimization -> optimization.key().equals(text))
                .findFirst();
    }

    /** The name that users and the compile program know. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
