package io.pelato.maven;

import java.util.Optional;

/**
 * A parameter whose value no log shows: Maven prints every parameter with {@code -X} by its {@code toString}, so this
 * one hides itself.
 */
public final class Secret {

    private String value = "";

    /** Called by Maven with the parameter's text. */
    public void set(String text) {
        value = text;
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
