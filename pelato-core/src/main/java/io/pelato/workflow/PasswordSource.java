package io.pelato.workflow;

/** Where a password comes from. A workflow never holds the password itself. */
public sealed interface PasswordSource {

    /**
     * An environment variable of the build.
     *
     * @param variable its name
     */
    record Environment(String variable) implements PasswordSource {}

    /**
     * The password of a server in Maven's settings.xml.
     *
     * @param id the server's id
     */
    record Server(String id) implements PasswordSource {}

    /**
     * A secret of wasmCloud, which the hosts fetch themselves: the build never has the password.
     *
     * @param reference where it is kept
     */
    record Secret(SecretReference reference) implements PasswordSource {}
}
