package io.pelato.registry;

import java.util.Optional;

/** Where the caller keeps logins, such as the servers of Maven's settings.xml. */
@FunctionalInterface
public interface LoginSource {

    /**
     * The login for a registry.
     *
     * @param registry the registry's host, with its port where the user gave one; asked again without the port if the
     *     first answer is empty
     * @return the login with its secret in plain text, or empty
     */
    Optional<Login> loginFor(String registry);

    /** Keeps no logins. */
    static LoginSource none() {
        return registry -> Optional.empty();
    }
}
