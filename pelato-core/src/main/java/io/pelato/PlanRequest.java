package io.pelato;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What to plan.
 *
 * @param deployment the deployment that is planned
 * @param file where the plan is wanted as a file
 */
public record PlanRequest(DeployRequest deployment, Optional<Path> file) {}
