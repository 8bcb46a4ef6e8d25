package io.pelato.maven;

import java.util.Optional;

/**
 * A parameter whose value no log shows: Maven prints every parameter with {@code -X} by its {@code toString}, so this
 * one hides itself. Only {@link ParameterConverter} makes one.
 */
public final class Secret {

    private final String value;

    Secret(String value) {
        this.value = value;
    }

    /** The value, or empty where there is none. */
    static Optional<String> reveal(Secret secret) {
        return Optional.ofNullable(secret).map(known -> known.value).filter(text -> !text.isEmpty());
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
