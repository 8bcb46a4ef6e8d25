package io.pelato;

import io.pelato.application.Keeping;
import io.pelato.build.Arrival;
import io.pelato.build.Origin;
import io.pelato.registry.ComponentPublisher;
import io.pelato.registry.PublishRequest;
import io.pelato.rollout.Orchestrator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What steps have begun before their turn, each for its own request: a step takes up what was begun with the very same
 * settings, and nobody else's. What no step takes up ends here.
 */
final class Begun implements AutoCloseable {

    private final Listeners listeners;
    private final Map<PushRequest, ComponentPublisher> pushes = new LinkedHashMap<>();
    private final Map<DeployRequest, Orchestrator> deployments = new LinkedHashMap<>();

    Begun(Listeners listeners) {
        this.listeners = listeners;
    }

    /** Connects with the registry on a thread of its own; where that fails the listener is told. */
    synchronized void begin(PushRequest request) {
        if (!pushes.containsKey(request)) {
            ComponentPublisher publisher = open(request);
            pushes.put(request, publisher);
            publisher.connect();
        }
    }

    /** Connects with the lattice and looks for hosts on a thread of its own; where that fails the listener is told. */
    synchronized void begin(DeployRequest request, Supplier<Optional<Keeping>> keeping) {
        if (!deployments.containsKey(request)) {
            Orchestrator orchestrator = request.access().orchestrator();
            deployments.put(request, orchestrator);
            orchestrator.begin(listeners.deploying(), keeping);
        }
    }

    /**
     * Sends a component on its way to the registries that wait for it, while others still are compiled. What was in the
     * user's own cache has most likely been pushed before, and asking for it is left to the push.
     */
    synchronized void sendAhead(Arrival arrival) {
        if (arrival.origin() != Origin.CACHE) {
            var request = new PublishRequest(
                    arrival.component().componentName(), arrival.component().version(), arrival.wasm());
            pushes.values().forEach(publisher -> publisher.sendAhead(request));
        }
    }

    /** What was begun for a push, or a beginning now; who takes it closes it. */
    synchronized ComponentPublisher take(PushRequest request) {
        ComponentPublisher publisher = pushes.remove(request);
        return publisher == null ? open(request) : publisher;
    }

    /** What was begun for a deployment, or a beginning now; who takes it closes it. */
    synchronized Orchestrator take(DeployRequest request) {
        Orchestrator orchestrator = deployments.remove(request);
        return orchestrator == null ? request.access().orchestrator() : orchestrator;
    }

    private ComponentPublisher open(PushRequest request) {
        return ComponentPublisher.open(request.registry(), listeners.pushing());
    }

    @Override
    public synchronized void close() {
        pushes.values().forEach(ComponentPublisher::close);
        pushes.clear();
        deployments.values().forEach(Orchestrator::close);
        deployments.clear();
    }
}
