package io.pelato.registry;

import io.pelato.problem.Redaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where components are published and how to be let in.
 *
 * @param parameter the parameter that says where, for messages
 * @param prefix the registry's host, port and folder before each component's name, such as {@code
 *     registry.example.com/team}
 * @param login the login that the user gave for this run; goes before every other
 * @param settings the caller's own store of logins; asked next
 * @param plainHttp whether the registry may do without HTTPS
 * @param proxies the caller's own proxies; what {@code -Dhttps.proxyHost} and {@code -Dhttp.proxyHost} say goes before
 * @param environment the environment variables that tell where podman and docker keep logins; asked last
 */
public record RegistryAccess(
        String parameter,
        String prefix,
        Optional<Login> login,
        LoginSource settings,
        PlainHttp plainHttp,
        List<ProxyServer> proxies,
        Map<String, String> environment) {

    /** The parameter of the registry that components are pushed to. */
    public static final String REGISTRY = "pelato.registry";

    /** Keeps the proxies and the environment. */
    public RegistryAccess {
        proxies = List.copyOf(proxies);
        environment = Map.copyOf(environment);
    }

    /** Access over HTTPS with what podman and docker know. */
    public static RegistryAccess to(String prefix) {
        return new RegistryAccess(
                REGISTRY, prefix, Optional.empty(), LoginSource.none(), PlainHttp.REFUSED, List.of(), System.getenv());
    }

    /** The same, as another parameter says it. */
    public RegistryAccess withParameter(String name) {
        return new RegistryAccess(name, prefix, login, settings, plainHttp, proxies, environment);
    }

    /**
     * Checks what can be without a connection.
     *
     * @throws io.pelato.problem.ProblemsException if the prefix can be no registry's address
     */
    public void check() {
        address();
    }

    RegistryAddress address() {
        return RegistryAddress.parse(parameter, prefix);
    }

    /** The same with the user's own login, if there is one. */
    public RegistryAccess withLogin(Optional<Login> own) {
        return new RegistryAccess(parameter, prefix, own, settings, plainHttp, proxies, environment);
    }

    /** The same with a store of logins. */
    public RegistryAccess withSettings(LoginSource source) {
        return new RegistryAccess(parameter, prefix, login, source, plainHttp, proxies, environment);
    }

    /** The same with another say on plain HTTP. */
    public RegistryAccess withPlainHttp(PlainHttp say) {
        return new RegistryAccess(parameter, prefix, login, settings, say, proxies, environment);
    }

    /** The same by way of these proxies. */
    public RegistryAccess withProxies(List<ProxyServer> servers) {
        return new RegistryAccess(parameter, prefix, login, settings, plainHttp, servers, environment);
    }

    /** The same with other environment variables. */
    public RegistryAccess withEnvironment(Map<String, String> variables) {
        return new RegistryAccess(parameter, prefix, login, settings, plainHttp, proxies, variables);
    }

    /** Shows no login and no environment: both hold secrets. */
    @Override
    public String toString() {
        return "RegistryAccess[prefix=" + Redaction.ofUrl(prefix) + ", plainHttp=" + plainHttp + "]";
    }
}
