package io.pelato.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How many of the hosts that have to run a part do so.
 *
 * @param part the name in the manifest
 * @param hosts which hosts have to, for people, such as {@code host-type=edge}
 * @param running how many of those that answer run it as the manifest says
 * @param answering how many of them answer; of a host that does not answer nobody knows
 * @param atLeast how many have to run it; 0 where nobody says
 * @param missing the names of those that answer and do not run it, in order
 * @param away the names of those that answered when it was deployed and do not answer now, in order
 * @param answered when those that are away answered, which is when it was deployed; nothing where nobody is away
 */
public record Fleet(
        String part,
        String hosts,
        int running,
        int answering,
        int atLeast,
        List<String> missing,
        List<String> away,
        Optional<Instant> answered) {

    private static final int SHOWN = 10;

    /** For people. */
    public String shown() {
        return part + " on every host" + (hosts.isEmpty() ? "" : " with " + hosts) + ": " + running + " of " + answering
                + (atLeast == 0 ? "" : ", at least " + atLeast)
                + shown("missing", missing)
                + shown("away", away)
                + answered.map(time -> ", which answered at " + time).orElse("");
    }

    private static String shown(String what, List<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        int more = names.size() - SHOWN;
        return "; " + what + ": " + String.join(", ", more > 0 ? names.subList(0, SHOWN) : names)
                + (more > 0 ? " and " + more + " more" : "");
    }
}
