package io.pelato.stream;

import io.nats.client.api.StreamInfo;
import io.pelato.problem.Problem;
import java.util.Map;
import java.util.Optional;

/**
 * Whose a stream is, by its metadata.
 *
 * @param lattice the lattice of the workflow
 * @param project the workflow
 */
record Ownership(String lattice, String project) {

    private static final String LATTICE = "pelato.lattice";
    private static final String PROJECT = "pelato.project";

    /** What marks a stream as the workflow's. */
    Map<String, String> metadata() {
        return Map.of(LATTICE, lattice, PROJECT, project);
    }

    /** Whether the workflow's messaging provider made it. */
    boolean holds(StreamInfo stream) {
        Map<String, String> metadata = PlaceStreams.metadata(stream);
        return lattice.equals(metadata.get(LATTICE)) && project.equals(metadata.get(PROJECT));
    }

    /** Whose it is, for people; empty where it does not say. */
    static String shown(StreamInfo stream) {
        Map<String, String> metadata = PlaceStreams.metadata(stream);
        return Optional.ofNullable(metadata.get(PROJECT))
                .map(other -> " of the workflow " + other + " in the lattice " + metadata.get(LATTICE))
                .orElse("");
    }

    /** A stream under the workflow's name that somebody else made. */
    Problem foreign(StreamInfo stream, Place place) {
        String other = shown(stream);
        return Problem.of(
                "The stream " + stream.getConfiguration().getName() + " in " + place.shown()
                        + (other.isEmpty() ? " was not made by Pelato" : " is that" + other)
                        + ", so it is left alone",
                "Choose another project_name, or take the stream away yourself if nobody needs it");
    }
}
