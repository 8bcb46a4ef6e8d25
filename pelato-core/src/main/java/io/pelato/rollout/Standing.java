package io.pelato.rollout;

import io.pelato.stream.Backlog;
import java.util.List;

/**
 * How an application stands.
 *
 * @param deployment what runs where
 * @param backlogs what its tasks have before them in each place; none where nothing is kept
 */
public record Standing(Deployment deployment, List<Backlog> backlogs) {}
