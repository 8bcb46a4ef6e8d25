package io.pelato.registry;

import io.pelato.tls.TlsFiles;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;

/**
 * TLS with a registry. The authorities that the user names are trusted beside those that Java knows, because a registry
 * of a company may have its tokens or blobs at a public service.
 */
final class RegistryTls {

    static final TlsFiles.Parameters PARAMETERS = new TlsFiles.Parameters(
            "the registry", "pelato.registry.ca", "pelato.registry.cert", "pelato.registry.key");

    private RegistryTls() {}

    /**
     * What makes sockets with these files; with none, as Java's own settings say.
     *
     * @throws io.pelato.problem.ProblemsException when a file cannot be read or holds something else
     */
    static SSLConnectionSocketFactory sockets(TlsFiles files) {
        if (files.isEmpty()) {
            return SSLConnectionSocketFactory.getSystemSocketFactory();
        }
        try {
            List<Certificate> trusted = new ArrayList<>(files.authorities());
            trusted.addAll(javasOwn());
            var context = SSLContext.getInstance("TLS");
            context.init(files.keys(), trust(TlsFiles.storeOf(trusted)), null);
            return new SSLConnectionSocketFactory(context);
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw files.doNotFit(e);
        }
    }

    private static List<Certificate> javasOwn() throws GeneralSecurityException {
        return Stream.of(trust(null))
                .filter(X509TrustManager.class::isInstance)
                .flatMap(manager -> Stream.of(((X509TrustManager) manager).getAcceptedIssuers()))
                .map(Certificate.class::cast)
                .toList();
    }

    private static TrustManager[] trust(KeyStore authorities) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities);
        return factory.getTrustManagers();
    }
}
