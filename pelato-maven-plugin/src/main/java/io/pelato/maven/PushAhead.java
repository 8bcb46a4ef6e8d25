package io.pelato.maven;

import io.pelato.build.Arrival;
import io.pelato.build.Origin;
import io.pelato.registry.ComponentPublisher;
import io.pelato.registry.PublishRequest;
import java.util.function.Consumer;

/** Sends each component on its way to the registry as soon as it is compiled, while others still are. */
record PushAhead(ComponentPublisher publisher) implements Consumer<Arrival> {

    @Override
    public void accept(Arrival arrival) {
        if (arrival.origin() != Origin.CACHE) {
            send(arrival);
        }
    }

    // What was in the user's own cache has most likely been pushed before, and asking for it is left to the push.
    private void send(Arrival arrival) {
        publisher.sendAhead(new PublishRequest(
                arrival.component().componentName(), arrival.component().version(), arrival.wasm()));
    }
}
