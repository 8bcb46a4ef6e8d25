package io.pelato;

import io.pelato.rollout.Deployment;
import java.util.Optional;

/**
 * What of a workflow runs.
 *
 * @param application the application's name
 * @param deployment what runs where; absent where the lattice does not know the application
 */
public record WorkflowStatus(String application, Optional<Deployment> deployment) {

    /** Whether all runs as it was deployed. */
    public boolean complete() {
        return deployment.filter(Deployment::complete).isPresent();
    }
}
