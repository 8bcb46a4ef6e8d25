package io.pelato.application;

import java.util.List;

/**
 * A workflow made ready for an orchestrator.
 *
 * @param application what runs where, without a secret
 * @param held the configurations with secret values that the application refers to by name
 */
public record Assembly(Application application, List<HeldConfig> held) {}
