package io.pelato.lattice;

import io.nats.client.Nats;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.tls.PemFile;
import java.nio.file.Path;

/**
 * A file with a user's credentials for NATS.
 *
 * @param path where it is
 * @param parameter what names it, for messages
 */
record NatsFile(Path path, String parameter) {

    /**
     * The credentials of a user, a JWT and the seed of its key.
     *
     * @throws ProblemsException when it holds something else
     */
    byte[] credentials() {
        byte[] bytes = new PemFile(path, parameter).bytes();
        try {
            Nats.staticCredentials(bytes).sign(new byte[1]);
        } catch (RuntimeException e) {
            // The client's own words can repeat the seed.
            throw new ProblemsException(
                    Problem.of(
                            path + " holds no credentials of a NATS user",
                            "Name the file that `nsc generate creds` writes in " + parameter),
                    e);
        }
        return bytes;
    }
}
