package io.pelato.rollout;

import java.util.Optional;

/**
 * Under which terms a version may be sent, and what becomes of others.
 *
 * @param base what it was planned for; absent where nobody planned
 * @param kept how many versions WADM may store, the deployed one among them; it stores fewer where there is no room
 * @param onFailure what becomes of a version that does not run in time
 * @param admission whether it may run, and what may run in its place where it fails
 */
public record ReleaseTerms(Optional<Base> base, int kept, OnFailure onFailure, Admission admission) {

    /** How many versions are kept where nobody says it. */
    public static final int USUALLY_KEPT = 10;

    /** Terms under which anything may run. */
    public ReleaseTerms(Optional<Base> base, int kept, OnFailure onFailure) {
        this(base, kept, onFailure, Admission.free());
    }

    /**
     * What a plan found.
     *
     * @param version the version that WADM kept up; absent when it kept up none
     */
    public record Base(Optional<String> version) {}

    /** What becomes of a version that does not run in time. */
    public enum OnFailure {
        /** WADM goes on trying. */
        KEEP,
        /** The version before runs again. */
        ROLLBACK
    }

    /** Nothing was planned, ten versions are kept, and WADM goes on trying. */
    public static ReleaseTerms usual() {
        return new ReleaseTerms(Optional.empty(), USUALLY_KEPT, OnFailure.KEEP);
    }
}
