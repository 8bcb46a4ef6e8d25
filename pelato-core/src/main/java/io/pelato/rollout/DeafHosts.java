package io.pelato.rollout;

import io.pelato.application.Application;
import io.pelato.lattice.Lattice;
import io.pelato.lattice.LatticeHost;
import io.pelato.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Hosts that answer and run what WADM asks, but hear of no new link, so that nothing reaches what they start from now on.
 * A host of wasmCloud 1.9 gets there when its consumer in the lattice's bucket ends while its own connection stays: behind
 * a leaf node that was cut off for more than 30 s, or when the server that held the consumer starts anew. How many they
 * are can be told, and not which.
 *
 * @param hosts how many hosts there are
 * @param deaf how many of them hear of no new link
 * @param concerned how many of them an application may run on
 */
record DeafHosts(int hosts, int deaf, int concerned) {

    private static final int LOOKS = 6;

    /** Looks for them, several times if there seem to be any, for a host that starts answers before it listens. */
    static Optional<DeafHosts> among(List<LatticeHost> hosts, Lattice lattice, Application application, Pace pace) {
        for (int look = 1; !hosts.isEmpty(); look++) {
            OptionalInt followers = lattice.followers(hosts);
            if (followers.isEmpty() || followers.getAsInt() >= hosts.size()) {
                return Optional.empty();
            }
            if (look == LOOKS) {
                return Optional.of(new DeafHosts(
                        hosts.size(), hosts.size() - followers.getAsInt(), concerned(hosts, application)));
            }
            pace.pause();
        }
        return Optional.empty();
    }

    private static int concerned(List<LatticeHost> hosts, Application application) {
        return (int) hosts.stream()
                .filter(host -> application.parts().stream()
                        .flatMap(part -> part.spreads().stream())
                        .anyMatch(spread -> spread.matches(host.labels())))
                .count();
    }

    /** Whether one at least must be among those that the application may run on. */
    boolean concernTheApplication() {
        return deaf > hosts - concerned;
    }

    /** The fault, for people. */
    Problem problem() {
        return Problem.of(
                deaf + " of " + hosts
                        + " hosts hear of no new links, so nothing would reach what is deployed there now:"
                        + " a host gets there when its link to the cloud was cut for more than 30 s, or when the cloud's"
                        + " NATS started anew",
                "Restart the hosts that this may have happened to, those of edge machines first, and deploy again;"
                        + " docs/troubleshooting.md tells how to find them");
    }
}
