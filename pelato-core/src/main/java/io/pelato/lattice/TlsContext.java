package io.pelato.lattice;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * TLS with certificates and a key in PEM files, as NATS's own tools take them; what is not given is what Java's own
 * settings ({@code javax.net.ssl.*}) say. The host's name is always checked.
 */
final class TlsContext {

    private static final char[] NO_PASSWORD = {};

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
     * @throws ProblemsException when a file cannot be read or holds something else
     */
    SSLContext context() {
        try {
            KeyStore authorities =
                    settings.tlsCa().isPresent() ? trusted(settings.tlsCa().get()) : null;
            TrustManager[] trust = {new HostTrust(trust(authorities), hosts)};
            var context = SSLContext.getInstance("TLS");
            context.init(keys(), trust, null);
            return context;
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new ProblemsException(
                    Problem.of(
                            "The TLS files for NATS do not fit together: " + e.getMessage(),
                            "Check pelato.nats.tls.ca, pelato.nats.tls.cert and pelato.nats.tls.key"),
                    e);
        }
    }

    private static KeyStore trusted(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        int number = 0;
        for (Certificate certificate : new NatsFile(file, NatsFiles.TLS_CA).certificates()) {
            store.setCertificateEntry("ca" + number++, certificate);
        }
        return store;
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

    private KeyManager[] keys() throws GeneralSecurityException, IOException {
        if (settings.tlsCert().isPresent()) {
            return keys(settings.tlsCert().get(), settings.tlsKey().orElseThrow());
        }
        String javasOwn = System.getProperty("javax.net.ssl.keyStore", "");
        if (javasOwn.isEmpty()) {
            return new KeyManager[0];
        }
        char[] password =
                System.getProperty("javax.net.ssl.keyStorePassword", "").toCharArray();
        return keys(KeyStore.getInstance(new File(javasOwn), password), password);
    }

    private static KeyManager[] keys(Path chain, Path key) throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        store.setKeyEntry(
                "client",
                new NatsFile(key, NatsFiles.TLS_KEY).privateKey(),
                NO_PASSWORD,
                new NatsFile(chain, NatsFiles.TLS_CERT).certificates().toArray(Certificate[]::new));
        return keys(store, NO_PASSWORD);
    }

    private static KeyManager[] keys(KeyStore store, char[] password) throws GeneralSecurityException {
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return factory.getKeyManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
