package io.pelato.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An authority that signs the certificates of a registry at 127.0.0.1 and of a client, made by Java's own tool. */
final class TestAuthority {

    private static final String PASSWORD = "changeit";

    private final Path store;

    private TestAuthority(Path store) {
        this.store = store;
    }

    static TestAuthority in(Path folder) throws Exception {
        var authority =
                new TestAuthority(Files.createTempDirectory(folder, "authority").resolve("keys.p12"));
        authority.generate("ca", "-ext", "bc:c");
        authority.generate("registry", "-signer", "ca", "-ext", "san=ip:127.0.0.1");
        authority.generate("client", "-signer", "ca");
        return authority;
    }

    private void generate(String alias, String... more) throws Exception {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = new ArrayList<>(List.of(keytool, "-genkeypair", "-alias", alias, "-keyalg", "EC"));
        command.addAll(List.of("-dname", "CN=" + alias, "-keystore", store.toString(), "-storepass", PASSWORD));
        command.addAll(List.of(more));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("keytool failed");
        }
    }

    /** TLS as the registry speaks it; who calls has to show a certificate of this authority. */
    SSLContext context() throws GeneralSecurityException, IOException {
        KeyStore own = empty();
        own.setKeyEntry(
                "registry",
                keys().getKey("registry", PASSWORD.toCharArray()),
                new char[0],
                keys().getCertificateChain("registry"));
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(own, new char[0]);
        KeyStore authorities = empty();
        authorities.setCertificateEntry("ca", keys().getCertificate("ca"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(authorities);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    Path ca() throws GeneralSecurityException, IOException {
        return write("ca.pem", "CERTIFICATE", keys().getCertificate("ca").getEncoded());
    }

    Path clientCertificate() throws GeneralSecurityException, IOException {
        return write(
                "client.pem", "CERTIFICATE", keys().getCertificate("client").getEncoded());
    }

    Path clientKey() throws GeneralSecurityException, IOException {
        return write(
                "client.key",
                "PRIVATE KEY",
                keys().getKey("client", PASSWORD.toCharArray()).getEncoded());
    }

    private Path write(String name, String kind, byte[] content) throws IOException {
        return Files.writeString(
                store.resolveSibling(name),
                "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END "
                        + kind + "-----\n");
    }

    private KeyStore keys() throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
