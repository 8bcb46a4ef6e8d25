package io.pelato.registry;

import java.util.Optional;

/** Looks for a login: first what the user gave for this run, then the caller's store, then podman's and docker's. */
final class LoginSearch {

    private final RegistryAddress address;
    private final RegistryAccess access;
    private final PublishListener listener;

    LoginSearch(RegistryAddress address, RegistryAccess access, PublishListener listener) {
        this.address = address;
        this.access = access;
        this.listener = listener;
    }

    /** The first login found; the listener hears where. */
    Optional<FoundLogin> find() {
        Optional<FoundLogin> found = access.login()
                .map(login -> new FoundLogin(login, "pelato.registry.username"))
                .or(this::inSettings)
                .or(() -> new JibLogins(address.host(), access.environment(), listener).find());
        found.ifPresentOrElse(
                login -> listener.loginFound(address.host(), login.login().user(), login.source()),
                () -> listener.noLoginFound(address.host()));
        return found;
    }

    private Optional<FoundLogin> inSettings() {
        LoginSource settings = access.settings();
        return settings.loginFor(address.host())
                .or(() -> address.host().equals(address.hostWithoutPort())
                        ? Optional.empty()
                        : settings.loginFor(address.hostWithoutPort()))
                .map(login -> new FoundLogin(login, "settings.xml"));
    }
}
