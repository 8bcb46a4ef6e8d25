package io.pelato;

import io.pelato.rollout.Orchestrator;

/** Looks at what was deployed. The lattice knows; of the sources only the application's name is needed. */
final class HistoryStep {

    private final Reading reading;
    private final HistoryRequest request;

    HistoryStep(Reading reading, HistoryRequest request) {
        this.reading = reading;
        this.request = request;
    }

    History history() {
        String application = reading.application();
        try (Orchestrator orchestrator = request.access().orchestrator()) {
            return new History(application, orchestrator.releases(application));
        }
    }
}
