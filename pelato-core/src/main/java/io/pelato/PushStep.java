package io.pelato;

import io.pelato.build.WasmComponent;
import io.pelato.build.WasmComponents;
import io.pelato.registry.ComponentPublisher;
import io.pelato.registry.PublishRequest;
import io.pelato.registry.PublishedImage;
import io.pelato.registry.PublishedImages;
import java.util.ArrayList;
import java.util.List;

/** Pushes what was built, and writes down which images the registry has. */
final class PushStep {

    private final Reading reading;
    private final PushRequest request;
    private final Listeners listeners;

    PushStep(Reading reading, PushRequest request, Listeners listeners) {
        this.reading = reading;
        this.request = request;
        this.listeners = listeners;
    }

    PublishedImages push(ComponentPublisher opened) {
        Output output = reading.output();
        try (ComponentPublisher publisher = opened) {
            List<WasmComponent> components =
                    BuiltComponents.of(reading).checked(WasmComponents.read(output.componentsFile()));
            var proofs = new ComponentProofs(reading, request);
            proofs.prepare(components);
            List<PublishRequest> requests = components.stream()
                    .map(component -> new PublishRequest(
                            component.componentName(),
                            component.version(),
                            output.components().resolve(component.file()),
                            request.tags()))
                    .toList();
            output.claim(List.of("images.json"));
            List<PublishedImage> pushed = new ArrayList<>(publisher.publishAll(requests));
            if (MessagingImage.isNeeded(reading.workflow())) {
                pushed.add(publisher.publishProvider(MessagingImage.request(reading)));
            }
            proofs.publish(pushed, listeners);
            var images = new PublishedImages(pushed);
            images.write(output.imagesFile());
            return images;
        }
    }
}
