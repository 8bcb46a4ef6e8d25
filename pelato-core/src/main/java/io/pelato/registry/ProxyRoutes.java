package io.pelato.registry;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.client.CredentialsProvider;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.apache.http.impl.conn.DefaultRoutePlanner;
import org.apache.http.impl.conn.DefaultSchemePortResolver;
import org.apache.http.protocol.HttpContext;

/**
 * The way to each server: what {@code -Dhttps.proxyHost} and the like say of a scheme goes before what the caller gave,
 * as with Jib.
 */
final class ProxyRoutes extends DefaultRoutePlanner {

    private final List<ProxyServer> given;

    ProxyRoutes(List<ProxyServer> given) {
        super(DefaultSchemePortResolver.INSTANCE);
        this.given = List.copyOf(given);
    }

    @Override
    protected HttpHost determineProxy(HttpHost target, HttpRequest request, HttpContext context) {
        return proxy(target.getSchemeName(), target.getHostName(), target.getPort())
                .orElse(null);
    }

    /** The proxy before a server, if there is one. */
    Optional<HttpHost> proxy(String scheme, String host, int port) {
        if (property(scheme + ".proxyHost").isPresent()) {
            return ofJava(URI.create(scheme + "://" + host + (port < 0 ? "" : ":" + port)));
        }
        return given(scheme)
                .filter(proxy -> proxy.leadsTo(host))
                .map(proxy -> new HttpHost(proxy.host(), proxy.port()))
                .or(() -> given.isEmpty()
                        ? ofJava(URI.create(scheme + "://" + host + (port < 0 ? "" : ":" + port)))
                        : Optional.empty());
    }

    private Optional<ProxyServer> given(String scheme) {
        return Stream.of(scheme, "http")
                .flatMap(name -> given.stream().filter(proxy -> proxy.scheme().equalsIgnoreCase(name)))
                .findFirst();
    }

    private static Optional<HttpHost> ofJava(URI uri) {
        ProxySelector selector = ProxySelector.getDefault();
        return selector == null
                ? Optional.empty()
                : selector.select(uri).stream()
                        .filter(proxy -> proxy.type() == Proxy.Type.HTTP)
                        .map(proxy -> (InetSocketAddress) proxy.address())
                        .map(address -> new HttpHost(address.getHostString(), address.getPort()))
                        .findFirst();
    }

    /** The logins of the proxies; each is for its proxy alone. */
    CredentialsProvider logins() {
        var logins = new BasicCredentialsProvider();
        given.forEach(proxy -> proxy.login()
                .ifPresent(login -> add(logins, proxy.host(), proxy.port(), login.user(), login.password())));
        for (String scheme : List.of("http", "https")) {
            property(scheme + ".proxyHost")
                    .ifPresent(host -> property(scheme + ".proxyUser")
                            .ifPresent(user -> add(
                                    logins,
                                    host,
                                    Integer.getInteger(scheme + ".proxyPort", scheme.equals("http") ? 80 : 443),
                                    user,
                                    property(scheme + ".proxyPassword").orElse(""))));
        }
        return logins;
    }

    private static void add(BasicCredentialsProvider logins, String host, int port, String user, String password) {
        logins.setCredentials(new AuthScope(host, port), new UsernamePasswordCredentials(user, password));
    }

    private static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(name)).filter(value -> !value.isBlank());
    }
}
