package io.pelato;

import io.pelato.rollout.Deployment;
import io.pelato.stream.Backlog;
import java.util.List;
import java.util.Optional;

/**
 * What of a workflow runs.
 *
 * @param application the application's name
 * @param deployment what runs where; absent where the lattice does not know the application
 * @param backlogs what tasks with {@code delivery: at_least_once} have before them, in each place
 */
public record WorkflowStatus(String application, Optional<Deployment> deployment, List<Backlog> backlogs) {

    /** Whether all runs as it was deployed. */
    public boolean complete() {
        return deployment.filter(Deployment::complete).isPresent();
    }
}
