package io.pelato;

import io.pelato.rollout.Admission;
import io.pelato.rollout.DeployListener;
import io.pelato.rollout.Deployment;
import io.pelato.rollout.Orchestrator;

/** Has a version run again that WADM stores. Of the sources only the application's name is needed. */
final class RollbackStep {

    private final Reading reading;
    private final RollbackRequest request;

    RollbackStep(Reading reading, RollbackRequest request) {
        this.reading = reading;
        this.request = request;
    }

    Deployment rollBack(Listeners listeners) {
        String application = reading.application();
        DeployListener listener = listeners.deploying();
        try (Orchestrator orchestrator = request.access().orchestrator()) {
            Admission admission = SignatureCheck.of(request.verification(), listeners);
            Deployment deployment = orchestrator.rollBack(application, request.version(), admission, listener);
            listener.deployed(deployment);
            return deployment;
        }
    }
}
