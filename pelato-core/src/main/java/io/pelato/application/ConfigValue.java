package io.pelato.application;

import io.pelato.workflow.SecretReference;

/** A value of a configuration, by where it may stand. */
sealed interface ConfigValue {

    /** A value for everybody, which stands in the manifest. */
    record Open(String text) implements ConfigValue {}

    /** A value that only the lattice may hold. */
    record Hidden(String text) implements ConfigValue {

        @Override
        public String toString() {
            return "Hidden";
        }
    }

    /** A value that a host fetches from a secrets backend; the lattice holds where it is. */
    record Fetched(SecretReference reference) implements ConfigValue {}
}
