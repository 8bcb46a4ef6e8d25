package io.pelato.registry;

import io.pelato.problem.Checks;
import io.pelato.problem.Redaction;
import io.pelato.tls.TlsFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
 * @param tls the certificates and the key for HTTPS
 */
public record RegistryAccess(
        String parameter,
        String prefix,
        Optional<Login> login,
        LoginSource settings,
        PlainHttp plainHttp,
        List<ProxyServer> proxies,
        Map<String, String> environment,
        TlsFiles tls) {

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
                REGISTRY,
                prefix,
                Optional.empty(),
                LoginSource.none(),
                PlainHttp.REFUSED,
                List.of(),
                System.getenv(),
                TlsFiles.none(RegistryTls.PARAMETERS));
    }

    /** The same, as another parameter says it. */
    public RegistryAccess withParameter(String name) {
        return new RegistryAccess(name, prefix, login, settings, plainHttp, proxies, environment, tls);
    }

    /**
     * Checks what can be without a connection.
     *
     * @throws io.pelato.problem.ProblemsException if the prefix can be no registry's address, or a file for HTTPS cannot be used
     */
    public void check() {
        var checks = new Checks();
        checks.run(this::address);
        checks.run(tls::check);
        checks.end();
    }

    RegistryAddress address() {
        return RegistryAddress.parse(parameter, prefix);
    }

    /**
     * The same for another folder. The user's own login and client certificate are for one host, and stay behind where it
     * is on another.
     */
    public RegistryAccess in(String folder) {
        boolean sameHost = host(folder).equals(host(prefix));
        return new RegistryAccess(
                parameter,
                folder,
                sameHost ? login : Optional.empty(),
                settings,
                plainHttp,
                proxies,
                environment,
                sameHost ? tls : new TlsFiles(tls.parameters(), tls.ca(), Optional.empty(), Optional.empty()));
    }

    private static String host(String text) {
        return text.strip().split("/", 2)[0].toLowerCase(Locale.ROOT);
    }

    /** The same with the user's own login, if there is one. */
    public RegistryAccess withLogin(Optional<Login> own) {
        return new RegistryAccess(parameter, prefix, own, settings, plainHttp, proxies, environment, tls);
    }

    /** The same with a store of logins. */
    public RegistryAccess withSettings(LoginSource source) {
        return new RegistryAccess(parameter, prefix, login, source, plainHttp, proxies, environment, tls);
    }

    /** The same with another say on plain HTTP. */
    public RegistryAccess withPlainHttp(PlainHttp say) {
        return new RegistryAccess(parameter, prefix, login, settings, say, proxies, environment, tls);
    }

    /** The same by way of these proxies. */
    public RegistryAccess withProxies(List<ProxyServer> servers) {
        return new RegistryAccess(parameter, prefix, login, settings, plainHttp, servers, environment, tls);
    }

    /**
     * The same with these PEM files for HTTPS.
     *
     * @param ca the authorities that are trusted beside those that Java knows
     * @param cert what shows the registry who calls
     * @param key the key of {@code cert}
     */
    public RegistryAccess withTls(Optional<Path> ca, Optional<Path> cert, Optional<Path> key) {
        var files = new TlsFiles(RegistryTls.PARAMETERS, ca, cert, key);
        return new RegistryAccess(parameter, prefix, login, settings, plainHttp, proxies, environment, files);
    }

    /** The same with other environment variables. */
    public RegistryAccess withEnvironment(Map<String, String> variables) {
        return new RegistryAccess(parameter, prefix, login, settings, plainHttp, proxies, variables, tls);
    }

    /** Shows no login and no environment: both hold secrets. */
    @Override
    public String toString() {
        return "RegistryAccess[prefix=" + Redaction.ofUrl(prefix) + ", plainHttp=" + plainHttp + "]";
    }
}
