package io.pelato.lattice;

import io.pelato.application.Part;
import java.util.List;
import java.util.Optional;

/**
 * What a host runs.
 *
 * @param host the host
 * @param running its components and providers
 */
public record HostInventory(LatticeHost host, List<Running> running) {

    /** A component or provider on a host; {@code application} is the one for which WADM started it. */
    public record Running(Part.Kind kind, String id, String image, int instances, Optional<String> application) {}

    /** What runs under an id, if anything does. */
    public Optional<Running> find(String id) {
        return running.stream().filter(part -> part.id().equals(id)).findFirst();
    }
}
