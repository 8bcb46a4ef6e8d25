package io.pelato.lattice;

import io.pelato.problem.ProblemsException;
import java.util.List;

/** The addresses of NATS servers that a user wrote, before anybody connects. */
public final class NatsAddresses {

    private NatsAddresses() {}

    /**
     * Checks that each is the URL of a NATS server, with a port that exists.
     *
     * @param parameter where the user wrote them, for messages
     * @throws ProblemsException with the fault of every one that is none; no password is repeated
     */
    public static void check(String parameter, List<String> urls) {
        NatsUrl.parse(parameter, urls);
    }
}
