package io.pelato.registry;

import java.util.Map;
import java.util.Optional;

/**
 * Where components are published and how to be let in.
 *
 * @param prefix the registry's host, port and folder before each component's name, such as {@code
 *     registry.example.com/team}
 * @param login the login that the user gave for this run; goes before every other
 * @param settings the caller's own store of logins; asked next
 * @param plainHttp whether the registry may do without HTTPS
 * @param environment the environment variables that tell where podman and docker keep logins; asked last
 */
public record RegistryAccess(
        String prefix,
        Optional<Login> login,
        LoginSource settings,
        PlainHttp plainHttp,
        Map<String, String> environment) {

    /** Access over HTTPS with what podman and docker know. */
    public static RegistryAccess to(String prefix) {
        return new RegistryAccess(
                prefix, Optional.empty(), LoginSource.none(), PlainHttp.REFUSED, Map.copyOf(System.getenv()));
    }

    /** The same with the user's own login, if there is one. */
    public RegistryAccess withLogin(Optional<Login> own) {
        return new RegistryAccess(prefix, own, settings, plainHttp, environment);
    }

    /** The same with a store of logins. */
    public RegistryAccess withSettings(LoginSource source) {
        return new RegistryAccess(prefix, login, source, plainHttp, environment);
    }

    /** The same with another say on plain HTTP. */
    public RegistryAccess withPlainHttp(PlainHttp say) {
        return new RegistryAccess(prefix, login, settings, say, environment);
    }

    /** The same with other environment variables. */
    public RegistryAccess withEnvironment(Map<String, String> variables) {
        return new RegistryAccess(prefix, login, settings, plainHttp, Map.copyOf(variables));
    }

    /** Shows no login and no environment: both hold secrets. */
    @Override
    public String toString() {
        return "RegistryAccess[prefix=" + prefix + ", plainHttp=" + plainHttp + "]";
    }
}
