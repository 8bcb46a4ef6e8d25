package io.pelato;

import io.pelato.rollout.Orchestrator;

/** Takes away what runs. The lattice knows; of the sources only the application's name is needed. */
final class UndeployStep {

    private final Reading reading;
    private final UndeployRequest request;

    UndeployStep(Reading reading, UndeployRequest request) {
        this.reading = reading;
        this.request = request;
    }

    Removed undeploy(Listeners listeners) {
        String application = reading.application();
        try (Orchestrator orchestrator = request.access().orchestrator()) {
            return new Removed(
                    application, orchestrator.remove(application, request.messages(), listeners.deploying()));
        }
    }
}
