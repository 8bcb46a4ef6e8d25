package io.pelato;

import io.pelato.build.WasmComponents;
import io.pelato.registry.ComponentPublisher;
import io.pelato.registry.PublishRequest;
import io.pelato.registry.PublishedImage;
import io.pelato.registry.PublishedImages;
import io.pelato.registry.TagPolicy;
import java.util.ArrayList;
import java.util.List;

/** Pushes what was built, and writes down which images the registry has. */
final class PushStep {

    private final Reading reading;

    PushStep(Reading reading) {
        this.reading = reading;
    }

    PublishedImages push(ComponentPublisher opened, TagPolicy tags) {
        Output output = reading.output();
        try (ComponentPublisher publisher = opened) {
            List<PublishRequest> requests =
                    BuiltComponents.of(reading).checked(WasmComponents.read(output.componentsFile())).stream()
                            .map(component -> new PublishRequest(
                                    component.componentName(),
                                    component.version(),
                                    output.components().resolve(component.file()),
                                    tags))
                            .toList();
            output.claim(List.of("images.json"));
            List<PublishedImage> pushed = new ArrayList<>(publisher.publishAll(requests));
            if (MessagingImage.isNeeded(reading.workflow())) {
                pushed.add(publisher.publishProvider(MessagingImage.request(reading)));
            }
            var images = new PublishedImages(pushed);
            images.write(output.imagesFile());
            return images;
        }
    }
}
