package io.pelato;

import io.pelato.rollout.ReleaseTerms;
import io.pelato.rollout.ReleaseTerms.OnFailure;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a deployment becomes a version of a workflow beside others.
 *
 * @param by who deploys, for those who look at it later
 * @param plan the plan that is to be done, and nothing else; absent where none was made
 * @param kept how many versions are kept, the new one among them
 * @param onFailure what becomes of it where it does not run in time
 */
public record Releasing(Optional<String> by, Optional<Path> plan, int kept, OnFailure onFailure) {

    /** Nobody signs it or planned it, ten versions are kept, and WADM goes on trying. */
    public static Releasing usual() {
        return new Releasing(Optional.empty(), Optional.empty(), ReleaseTerms.USUALLY_KEPT, OnFailure.KEEP);
    }
}
