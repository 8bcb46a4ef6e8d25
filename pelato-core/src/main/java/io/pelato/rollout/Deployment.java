package io.pelato.rollout;

import java.util.List;
import java.util.Optional;

/**
 * What of an application runs where.
 *
 * @param application the application's name
 * @param version the version of the manifest that was asked for
 * @param deployedVersion the version that WADM keeps up; absent when it keeps none
 * @param change whether anything had to be sent
 * @param placements what runs, in the order of the manifest, then of the hosts' names
 * @param missing what should run and does not, each a line for people; empty when all is well
 * @param fleets the parts that every host of a target has to run, counted, in the order of the manifest
 */
public record Deployment(
        String application,
        String version,
        Optional<String> deployedVersion,
        Change change,
        List<Placement> placements,
        List<String> missing,
        List<Fleet> fleets) {

    /** Whether a deployment changed anything. */
    public enum Change {
        /** The manifest was sent. */
        SENT,
        /** The same version ran already, or nobody asked for a change. */
        NONE
    }

    /** Whether this very version runs as its manifest says. */
    public boolean complete() {
        return missing.isEmpty() && deployedVersion.filter(version::equals).isPresent();
    }
}
