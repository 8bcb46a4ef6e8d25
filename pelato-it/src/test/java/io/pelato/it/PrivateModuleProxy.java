package io.pelato.it;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A company's proxy for Go modules: it wants a login, and its certificate is signed by the company. */
record PrivateModuleProxy(HttpsServer server) implements AutoCloseable {

    static final String USER = "ann";
    static final String PASSWORD = "s3cret-of-ann";

    /** A proxy that has what was downloaded into a module cache. */
    static PrivateModuleProxy of(Path modules, Certificates certificates) throws IOException, GeneralSecurityException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(certificates)));
        server.createContext("/", exchange -> answer(exchange, modules.resolve("cache/download")))
                .setAuthenticator(new BasicAuthenticator("modules") {
                    @Override
                    public boolean checkCredentials(String user, String password) {
                        return user.equals(USER) && password.equals(PASSWORD);
                    }
                });
        server.start();
        return new PrivateModuleProxy(server);
    }

    private static SSLContext context(Certificates certificates) throws IOException, GeneralSecurityException {
        byte[] key = Base64.getMimeDecoder()
                .decode(Files.readString(certificates.serverKey()).replaceAll("-----[A-Z ]+-----", ""));
        Certificate certificate = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(certificates.serverCert())));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "server",
                KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key)),
                new char[0],
                new Certificate[] {certificate});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static void answer(HttpExchange exchange, Path files) throws IOException {
        try (exchange) {
            Path file = files.resolve(exchange.getRequestURI().getPath().substring(1));
            if (Files.isRegularFile(file)) {
                byte[] content = Files.readAllBytes(file);
                exchange.sendResponseHeaders(200, content.length);
                exchange.getResponseBody().write(content);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    /** Where it is, as a netrc names it. */
    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
