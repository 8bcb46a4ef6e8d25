package io.pelato.lattice;

import io.pelato.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** What to do about rights that a NATS user lacks. */
final class NatsAdvice {

    private NatsAdvice() {}

    /** Names rights that a server does not give. */
    static Problem missing(List<NatsRight> rights, String server) {
        return Problem.of(
                "NATS at " + server + " does not let this user "
                        + rights.stream().map(NatsRight::shown).distinct().collect(Collectors.joining(", ")),
                "Have the permission added to the user's, or connect as another user; docs/deploying.md lists what"
                        + " deploying needs");
    }
}
