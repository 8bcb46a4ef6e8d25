package io.pelato;

import java.util.Optional;

/**
 * What to go back to.
 *
 * @param project the project
 * @param access the lattice
 * @param version the version, or the beginning of it; absent for the one that ran before
 * @param verification whose signatures the components of that version must have; absent where nobody asks
 */
public record RollbackRequest(
        Project project, LatticeAccess access, Optional<String> version, Optional<Verification> verification) {

    /** A way back that asks for no signature. */
    public RollbackRequest(Project project, LatticeAccess access, Optional<String> version) {
        this(project, access, version, Optional.empty());
    }
}
