package io.pelato.rollout;

import io.pelato.application.Application;
import io.pelato.manifest.ReleaseNotes;

/**
 * A version of an application that the orchestrator stores.
 *
 * @param version its name
 * @param state whether it is the one that is kept up
 * @param application what it says
 * @param notes what was noted when it was sent
 * @param bytes how much of what the orchestrator may store it takes
 */
public record StoredRelease(String version, State state, Application application, ReleaseNotes notes, int bytes) {

    /** What the orchestrator does with a version. */
    public enum State {
        /** It keeps it up. */
        DEPLOYED,
        /** It only stores it. */
        STORED
    }

    /** Whether the orchestrator keeps it up. */
    public boolean isDeployed() {
        return state == State.DEPLOYED;
    }
}
