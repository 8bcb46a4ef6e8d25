package io.pelato.application;

import java.util.List;
import java.util.Optional;

/**
 * A workflow made ready for an orchestrator.
 *
 * @param application what runs where, without a secret
 * @param held the configurations with secret values that the application refers to by name
 * @param keeping what is kept of its messages; absent where no task asks for it
 */
public record Assembly(Application application, List<HeldConfig> held, Optional<Keeping> keeping) {}
