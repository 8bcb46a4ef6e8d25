package io.pelato.registry;

import io.pelato.tls.TlsFiles;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.http.HttpHost;
import org.apache.http.HttpResponse;
import org.apache.http.auth.AuthOption;
import org.apache.http.auth.AuthScheme;
import org.apache.http.client.AuthenticationStrategy;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.protocol.HttpContext;

/**
 * Sends single requests and brings the answers as they are: it follows no redirect, keeps no cookie, sends no login and
 * tries nothing again, because who may be told what is decided elsewhere. Certificates and the hosts that they name are
 * always checked. Any threads may use it at once.
 */
final class HttpExchange implements AutoCloseable {

    private static final int AT_ONCE = 32;

    private final CloseableHttpClient client;

    HttpExchange(List<ProxyServer> proxies, TlsFiles tls) {
        var routes = new ProxyRoutes(proxies);
        this.client = HttpClientBuilder.create()
                .setRoutePlanner(routes)
                .setDefaultCredentialsProvider(routes.logins())
                .setTargetAuthenticationStrategy(new NoAuthentication())
                .setSSLSocketFactory(RegistryTls.sockets(tls))
                .setMaxConnPerRoute(AT_ONCE)
                .setMaxConnTotal(AT_ONCE)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .build();
    }

    /** The answer; who gets it closes it. */
    CloseableHttpResponse send(HttpCall call) throws IOException {
        try {
            return client.execute(call.message());
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new IOException("it cannot be asked: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException ignored) {
            // The work is done, and the connections end with the process.
        }
    }

    /** Leaves it to others to answer a server that asks for a login; proxies are answered. */
    private static final class NoAuthentication implements AuthenticationStrategy {

        @Override
        public boolean isAuthenticationRequested(HttpHost host, HttpResponse response, HttpContext context) {
            return false;
        }

        @Override
        public Map<String, org.apache.http.Header> getChallenges(
                HttpHost host, HttpResponse response, HttpContext context) {
            return Map.of();
        }

        @Override
        public Queue<AuthOption> select(
                Map<String, org.apache.http.Header> challenges,
                HttpHost host,
                HttpResponse response,
                HttpContext context) {
            return new java.util.ArrayDeque<>();
        }

        @Override
        public void authSucceeded(HttpHost host, AuthScheme scheme, HttpContext context) {}

        @Override
        public void authFailed(HttpHost host, AuthScheme scheme, HttpContext context) {}
    }
}
