package io.pelato.rollout;

import java.util.List;

/**
 * How many of the hosts that have to run a part do so.
 *
 * @param part the name in the manifest
 * @param hosts which hosts have to, for people, such as {@code host-type=edge}
 * @param running how many of those that answer run it as the manifest says
 * @param answering how many of them answer; of a host that does not answer nobody knows
 * @param atLeast how many have to run it; 0 where nobody says
 * @param missing the names of those that answer and do not run it, in order
 */
public record Fleet(String part, String hosts, int running, int answering, int atLeast, List<String> missing) {

    /** For people. */
    public String shown() {
        return part + " on every host" + (hosts.isEmpty() ? "" : " with " + hosts) + ": " + running + " of " + answering
                + (atLeast == 0 ? "" : ", at least " + atLeast)
                + (missing.isEmpty() ? "" : "; missing: " + String.join(", ", missing));
    }
}
