package io.pelato;

import io.pelato.lattice.LatticeSettings;
import io.pelato.rollout.Orchestrator;
import io.pelato.rollout.WadmOrchestrator;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A lattice, and how to speak with it.
 *
 * @param lattice where it is
 * @param template the user's own template of the manifest
 */
public record LatticeAccess(LatticeSettings lattice, Optional<Path> template) {

    Orchestrator orchestrator() {
        return new WadmOrchestrator(lattice, template);
    }
}
