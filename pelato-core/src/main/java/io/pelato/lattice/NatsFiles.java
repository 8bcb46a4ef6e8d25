package io.pelato.lattice;

import io.pelato.problem.Checks;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Optional;

/** The files that a connection with NATS takes, before anybody connects. */
public final class NatsFiles {

    static final String CREDS = "pelato.nats.creds";
    static final String TLS_CA = "pelato.nats.tls.ca";
    static final String TLS_CERT = "pelato.nats.tls.cert";
    static final String TLS_KEY = "pelato.nats.tls.key";

    private NatsFiles() {}

    /**
     * Checks that each is there and holds what its parameter stands for, and that the client's certificate and key belong
     * together.
     *
     * @param settings what names them
     * @throws ProblemsException with the fault of every one; nothing that a file holds is repeated
     */
    public static void check(NatsSettings settings) {
        var checks = new Checks();
        settings.creds().ifPresent(file -> checks.run(new NatsFile(file, CREDS)::credentials));
        settings.tlsCa().ifPresent(file -> checks.run(new NatsFile(file, TLS_CA)::certificates));
        Optional<List<Certificate>> chain =
                settings.tlsCert().flatMap(file -> checks.get(new NatsFile(file, TLS_CERT)::certificates));
        Optional<PrivateKey> key =
                settings.tlsKey().flatMap(file -> checks.get(new NatsFile(file, TLS_KEY)::privateKey));
        checks.run(() -> requirePair(settings.tlsCert(), settings.tlsKey()));
        if (chain.isPresent() && key.isPresent() && !belongTogether(key.get(), chain.get())) {
            checks.add(Problem.of(
                    "The key in " + settings.tlsKey().orElseThrow() + " does not belong to the certificate in "
                            + settings.tlsCert().orElseThrow(),
                    "Name the two of one client in " + TLS_CERT + " and " + TLS_KEY
                            + "; in a file of several certificates the client's own comes first"));
        }
        checks.end();
    }

    private static void requirePair(Optional<Path> chain, Optional<Path> key) {
        if (chain.isPresent() && key.isEmpty()) {
            throw new ProblemsException(
                    Problem.of("There is a client certificate for NATS without its key", "Set " + TLS_KEY));
        }
        if (key.isPresent() && chain.isEmpty()) {
            throw new ProblemsException(
                    Problem.of("There is a client's key for NATS without its certificate", "Set " + TLS_CERT));
        }
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
