package io.pelato.maven;

import io.pelato.template.Templates;
import io.pelato.workflow.Workflow;
import java.util.Optional;

/**
 * What later goals can check their parameters against when the first one begins. What has faults is absent; the goal
 * that is running tells them.
 *
 * @param templates every task type and provider there is
 * @param workflow the tasks
 */
record EarlyReading(Optional<Templates> templates, Optional<Workflow> workflow) {}
