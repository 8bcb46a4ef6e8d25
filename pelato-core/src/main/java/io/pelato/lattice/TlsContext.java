package io.pelato.lattice;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----(.*?)-----END PRIVATE KEY-----", Pattern.DOTALL);
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
        for (Certificate certificate : certificates(file, "pelato.nats.tls.ca")) {
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
            return keys(
                    settings.tlsCert().get(),
                    settings.tlsKey()
                            .orElseThrow(() -> new ProblemsException(Problem.of(
                                    "There is a client certificate for NATS without its key",
                                    "Set pelato.nats.tls.key"))));
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
                privateKey(key),
                NO_PASSWORD,
                certificates(chain, "pelato.nats.tls.cert").toArray(Certificate[]::new));
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

    private static List<Certificate> certificates(Path file, String parameter) throws IOException {
        try (InputStream pem = Files.newInputStream(NatsConnector.readable(file, parameter))) {
            List<Certificate> certificates =
                    new ArrayList<>(CertificateFactory.getInstance("X.509").generateCertificates(pem));
            if (!certificates.isEmpty()) {
                return certificates;
            }
        } catch (GeneralSecurityException e) {
            throw new ProblemsException(
                    Problem.of(file + " holds no certificate: " + e.getMessage(), "Correct " + parameter), e);
        }
        throw new ProblemsException(Problem.of(file + " holds no certificate", "Correct " + parameter));
    }

    private static PrivateKey privateKey(Path file) throws GeneralSecurityException, IOException {
        Matcher pem = PKCS8.matcher(Files.readString(NatsConnector.readable(file, "pelato.nats.tls.key")));
        if (!pem.find()) {
            throw new ProblemsException(Problem.of(
                    file + " holds no private key in PKCS 8",
                    "Convert it: openssl pkcs8 -topk8 -nocrypt -in " + file + " -out client.key"));
        }
        var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
        for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
            Optional<PrivateKey> key = privateKey(algorithm, spec);
            if (key.isPresent()) {
                return key.get();
            }
        }
        throw new ProblemsException(
                Problem.of(file + " holds a key of an unknown kind", "Use an RSA, EC or Ed25519 key"));
    }

    /** The key, if it is one of this algorithm; PKCS 8 says which it is, and Java does not tell. */
    private static Optional<PrivateKey> privateKey(String algorithm, PKCS8EncodedKeySpec spec)
            throws GeneralSecurityException {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(spec));
        } catch (InvalidKeySpecException e) {
            return Optional.empty();
        }
    }
}
