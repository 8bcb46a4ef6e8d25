package io.pelato.registry;

import com.google.cloud.tools.jib.http.FailoverHttpClient;
import com.google.cloud.tools.jib.http.Request;
import com.google.cloud.tools.jib.http.Response;
import io.pelato.registry.Endpoint.Scheme;
import java.io.IOException;
import java.net.URI;
import java.net.URL;

/**
 * Jib's HTTP client without its guesses. Jib would try HTTPS twice before each request to a plain registry, and would
 * go on without checking certificates; here the scheme is known from the start, and every certificate is checked.
 */
final class JibHttp extends FailoverHttpClient {

    private final String registry;
    private final FailoverHttpClient tls = new FailoverHttpClient(false, false, event -> {});
    private final Scheme scheme;

    /** A client for one registry; other hosts, such as a token service, are reached over the scheme of their URL. */
    JibHttp(String registry, Scheme scheme) {
        super(scheme == Scheme.HTTP, scheme == Scheme.HTTP, event -> {});
        this.registry = registry;
        this.scheme = scheme;
    }

    @Override
    public Response call(String method, URL url, Request request) throws IOException {
        if (scheme == Scheme.HTTPS || !url.getAuthority().equals(registry)) {
            boolean plainElsewhere = scheme == Scheme.HTTP && url.getProtocol().equals("http");
            return plainElsewhere ? super.call(method, url, request) : tls.call(method, url, request);
        }
        String plain = url.toString().replaceFirst("^https:", "http:");
        return super.call(method, URI.create(plain).toURL(), request);
    }

    @Override
    public void shutDown() throws IOException {
        super.shutDown();
        tls.shutDown();
    }
}
