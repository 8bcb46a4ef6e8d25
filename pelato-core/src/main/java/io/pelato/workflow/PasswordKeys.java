package io.pelato.workflow;

import java.util.List;

/**
 * The keys of a mapping that say where a password comes from.
 *
 * @param environment the key that names an environment variable
 * @param server the key that names a server in settings.xml
 * @param secret the key of a mapping that says where a secret of wasmCloud is kept
 */
record PasswordKeys(String environment, String server, String secret) {

    /** The keys in a mapping of kind {@code database}, beside its others. */
    static final PasswordKeys OF_DATABASES = new PasswordKeys("password_env", "password_server", "password_secret");

    /** The keys of a field of kind {@code password}. */
    static final PasswordKeys OF_FIELDS = new PasswordKeys("env", "server", "secret");

    List<String> all() {
        return List.of(environment, server, secret);
    }

    /** Advice: the ways to say where a password comes from. */
    String ways() {
        return "Write `" + environment + ": NAME` for an environment variable, `" + server
                + ": ID` for a server in settings.xml, or `" + secret
                + ": {backend: NAME, key: KEY}` for a secret of wasmCloud";
    }
}
