package io.pelato.lattice;

import io.pelato.problem.Checks;
import io.pelato.tls.TlsFiles;

/** The files that a connection with NATS takes, before anybody connects. */
public final class NatsFiles {

    static final String CREDS = "pelato.nats.creds";

    private static final TlsFiles.Parameters TLS =
            new TlsFiles.Parameters("NATS", "pelato.nats.tls.ca", "pelato.nats.tls.cert", "pelato.nats.tls.key");

    private NatsFiles() {}

    /**
     * Checks that each is there and holds what its parameter stands for, and that the client's certificate and key belong
     * together.
     *
     * @param settings what names them
     * @throws io.pelato.problem.ProblemsException with the fault of every one; nothing that a file holds is repeated
     */
    public static void check(NatsSettings settings) {
        var checks = new Checks();
        settings.creds().ifPresent(file -> checks.run(new NatsFile(file, CREDS)::credentials));
        checks.run(tls(settings)::check);
        checks.end();
    }

    /** Those for TLS. */
    static TlsFiles tls(NatsSettings settings) {
        return new TlsFiles(TLS, settings.tlsCa(), settings.tlsCert(), settings.tlsKey());
    }
}
