package io.pelato.tls;

import io.pelato.problem.Checks;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/**
 * The PEM files that a user named for the connections with one kind of server. What is not given is what Java's own
 * settings ({@code javax.net.ssl.*}) say.
 *
 * @param parameters what names them, for messages
 * @param ca the certificates of the authorities that sign the servers' certificates
 * @param cert the client's own certificate chain
 * @param key the client's private key (PKCS 8)
 */
public record TlsFiles(Parameters parameters, Optional<Path> ca, Optional<Path> cert, Optional<Path> key) {

    private static final char[] NO_PASSWORD = {};

    /**
     * What names the files.
     *
     * @param server who is connected with, as in {@code NATS}
     * @param ca the parameter of the authorities' certificates
     * @param cert the parameter of the client's certificate
     * @param key the parameter of the client's key
     */
    public record Parameters(String server, String ca, String cert, String key) {}

    /** No files. */
    public static TlsFiles none(Parameters parameters) {
        return new TlsFiles(parameters, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return ca.isEmpty() && cert.isEmpty() && key.isEmpty();
    }

    /**
     * Checks that each is there and holds what its parameter stands for, and that the client's certificate and key belong
     * together.
     *
     * @throws ProblemsException with the fault of every one; nothing that a file holds is repeated
     */
    public void check() {
        var checks = new Checks();
        ca.ifPresent(file -> checks.run(new PemFile(file, parameters.ca())::certificates));
        Optional<List<Certificate>> chain =
                cert.flatMap(file -> checks.get(new PemFile(file, parameters.cert())::certificates));
        Optional<PrivateKey> own = key.flatMap(file -> checks.get(new PemFile(file, parameters.key())::privateKey));
        checks.run(this::requirePair);
        if (chain.isPresent() && own.isPresent() && !belongTogether(own.get(), chain.get())) {
            checks.add(Problem.of(
                    "The key in " + key.orElseThrow() + " does not belong to the certificate in " + cert.orElseThrow(),
                    "Name the two of one client in " + parameters.cert() + " and " + parameters.key()
                            + "; in a file of several certificates the client's own comes first"));
        }
        checks.end();
    }

    private void requirePair() {
        if (cert.isPresent() && key.isEmpty()) {
            throw new ProblemsException(Problem.of(
                    "There is a client certificate for " + parameters.server() + " without its key",
                    "Set " + parameters.key()));
        }
        if (key.isPresent() && cert.isEmpty()) {
            throw new ProblemsException(Problem.of(
                    "There is a client's key for " + parameters.server() + " without its certificate",
                    "Set " + parameters.cert()));
        }
    }

    /** The authorities' certificates; empty without a file of them. */
    public List<Certificate> authorities() {
        return ca.map(file -> new PemFile(file, parameters.ca()).certificates()).orElse(List.of());
    }

    /**
     * What shows a server who calls; nothing where neither the user nor Java names a key.
     *
     * @throws ProblemsException when a file cannot be read or holds something else
     * @throws GeneralSecurityException when certificate and key do not fit together
     * @throws IOException when Java's own key store cannot be read
     */
    public KeyManager[] keys() throws GeneralSecurityException, IOException {
        if (cert.isPresent()) {
            return keys(cert.get(), key.orElseThrow());
        }
        String javasOwn = System.getProperty("javax.net.ssl.keyStore", "");
        if (javasOwn.isEmpty()) {
            return new KeyManager[0];
        }
        char[] password =
                System.getProperty("javax.net.ssl.keyStorePassword", "").toCharArray();
        return keys(KeyStore.getInstance(new File(javasOwn), password), password);
    }

    /** What is told when they do not work with each other. */
    public ProblemsException doNotFit(Exception cause) {
        return new ProblemsException(
                Problem.of(
                        "The TLS files for " + parameters.server() + " do not fit together: " + cause.getMessage(),
                        "Check " + parameters.ca() + ", " + parameters.cert() + " and " + parameters.key()),
                cause);
    }

    private KeyManager[] keys(Path chain, Path own) throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        store.setKeyEntry(
                "client",
                new PemFile(own, parameters.key()).privateKey(),
                NO_PASSWORD,
                new PemFile(chain, parameters.cert()).certificates().toArray(Certificate[]::new));
        return keys(store, NO_PASSWORD);
    }

    private static KeyManager[] keys(KeyStore store, char[] password) throws GeneralSecurityException {
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return factory.getKeyManagers();
    }

    /** A store with these certificates. */
    public static KeyStore storeOf(List<? extends Certificate> certificates)
            throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        for (int number = 0; number < certificates.size(); number++) {
            store.setCertificateEntry("ca" + number, certificates.get(number));
        }
        return store;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static boolean belongTogether(PrivateKey key, List<Certificate> chain) {
        PublicKey shown = chain.get(0).getPublicKey();
        try {
            var signature = Signature.getInstance(
                    switch (key.getAlgorithm()) {
                        case "RSA" -> "SHA256withRSA";
                        case "EC" -> "SHA256withECDSA";
                        default -> "EdDSA";
                    });
            signature.initSign(key);
            byte[] signed = signature.sign();
            signature.initVerify(shown);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false; // As of a key and a certificate of two kinds.
        }
    }
}
