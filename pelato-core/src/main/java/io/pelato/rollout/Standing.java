package io.pelato.rollout;

import io.pelato.manifest.ReleaseNotes;
import io.pelato.problem.Problem;
import io.pelato.stream.Backlog;
import java.util.List;
import java.util.Optional;

/**
 * How an application stands.
 *
 * @param deployment what runs where
 * @param notes what was noted of its version when it was sent
 * @param backlogs what its tasks have before them in each place; none where nothing is kept
 * @param doubt why what runs there may not get anything, where that is known
 */
public record Standing(Deployment deployment, ReleaseNotes notes, List<Backlog> backlogs, Optional<Problem> doubt) {}
