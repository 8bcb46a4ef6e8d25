package io.pelato;

import io.pelato.rollout.Orchestrator;

/** Looks at what runs. The lattice knows; of the sources only the application's name is needed. */
final class StatusStep {

    private final Reading reading;
    private final StatusRequest request;

    StatusStep(Reading reading, StatusRequest request) {
        this.reading = reading;
        this.request = request;
    }

    WorkflowStatus status() {
        String application = reading.application();
        try (Orchestrator orchestrator = request.access().orchestrator()) {
            return new WorkflowStatus(application, orchestrator.status(application));
        }
    }
}
