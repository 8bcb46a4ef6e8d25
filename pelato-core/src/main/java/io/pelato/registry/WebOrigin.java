package io.pelato.registry;

import java.net.URI;
import java.util.Locale;

/**
 * A server as RFC 6454 tells one from another.
 *
 * @param scheme {@code http} or {@code https}
 * @param host the host in lower case
 * @param port the port; the scheme's own where a URL names none
 */
record WebOrigin(String scheme, String host, int port) {

    static WebOrigin of(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("http") ? 80 : 443;
        return new WebOrigin(scheme, String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT), port);
    }

    boolean isPlain() {
        return scheme.equals("http");
    }

    @Override
    public String toString() {
        return scheme + "://" + host + ":" + port;
    }
}
