package io.pelato.application;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A configuration with secret values, or one that says where hosts find a secret. It is put into the lattice before the
 * application is deployed and taken away when the application is removed; no manifest, file or log holds its values.
 *
 * <p>Its name says what it belongs to and nothing of the values: a hash of a password in a file could be tried against
 * a word list. So a changed password keeps the name, and the links that use it are made anew.
 *
 * @param name the name in the lattice
 * @param values the values by key
 */
public record HeldConfig(String name, Map<String, String> values) {

    /** Keeps the values in the order of their keys. */
    public HeldConfig {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    @Override
    public String toString() {
        return "HeldConfig[name=" + name + ", keys=" + values.keySet() + "]";
    }
}
