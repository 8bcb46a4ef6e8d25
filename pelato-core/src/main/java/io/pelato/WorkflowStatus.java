package io.pelato;

import io.pelato.manifest.ReleaseNotes;
import io.pelato.problem.Problem;
import io.pelato.rollout.Deployment;
import io.pelato.stream.Backlog;
import java.util.List;
import java.util.Optional;

/**
 * What of a workflow runs.
 *
 * @param application the application's name
 * @param deployment what runs where; absent where the lattice does not know the application
 * @param notes since when its version is deployed, by whom and of which commit, as far as that was noted
 * @param backlogs what tasks with {@code delivery: at_least_once} have before them, in each place
 * @param doubt why what runs may not get anything, where that is known
 */
public record WorkflowStatus(
        String application,
        Optional<Deployment> deployment,
        ReleaseNotes notes,
        List<Backlog> backlogs,
        Optional<Problem> doubt) {

    /** The same without how old messages are: two looks between which nothing happened are equal so. */
    public WorkflowStatus withoutAges() {
        return new WorkflowStatus(
                application,
                deployment,
                notes,
                backlogs.stream().map(Backlog::withoutAges).toList(),
                doubt);
    }

    /** Whether all runs as it was deployed. */
    public boolean complete() {
        return deployment.filter(Deployment::complete).isPresent();
    }
}
