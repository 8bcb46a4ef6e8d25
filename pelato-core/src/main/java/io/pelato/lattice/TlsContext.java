package io.pelato.lattice;

import io.pelato.tls.TlsFiles;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * TLS with certificates and a key in PEM files, as NATS's own tools take them; what is not given is what Java's own
 * settings ({@code javax.net.ssl.*}) say. The host's name is always checked.
 */
final class TlsContext {

    private final NatsSettings settings;
    private final Collection<String> hosts;

    /** Makes the context for connections with these hosts. */
    TlsContext(NatsSettings settings, Collection<String> hosts) {
        this.settings = settings;
        this.hosts = List.copyOf(hosts);
    }

    /**
     * The context.
     *
     * @throws io.pelato.problem.ProblemsException when a file cannot be read or holds something else
     */
    SSLContext context() {
        TlsFiles files = NatsFiles.tls(settings);
        try {
            KeyStore authorities = files.ca().isPresent() ? TlsFiles.storeOf(files.authorities()) : null;
            TrustManager[] trust = {new HostTrust(trust(authorities), hosts)};
            var context = SSLContext.getInstance("TLS");
            context.init(files.keys(), trust, null);
            return context;
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw files.doNotFit(e);
        }
    }

    /** Java's trust in these authorities; in those that Java itself knows where there are none. */
    private static X509ExtendedTrustManager trust(KeyStore authorities) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities);
        return Stream.of(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("this Java has no trust in X.509 certificates"));
    }
}
