package io.pelato;

import io.pelato.bundle.BundleIndex;
import io.pelato.bundle.UnpackedBundle;
import io.pelato.provider.MessagingProvider;
import io.pelato.provider.ProviderArchive;
import io.pelato.registry.ProviderRequest;
import io.pelato.registry.PublishedImage;
import io.pelato.registry.PublishedImages;
import io.pelato.workflow.Workflow;
import java.util.LinkedHashMap;
import java.util.Map;

/** The image of the messaging provider, which is pushed with the components of a workflow that needs it. */
final class MessagingImage {

    private MessagingImage() {}

    /** Whether a task of the workflow is linked with the provider. */
    static boolean isNeeded(Workflow workflow) {
        return workflow.tasks().stream()
                .flatMap(task -> task.links().stream())
                .anyMatch(link -> link.provider().equals(MessagingProvider.NAME));
    }

    /** What is to be pushed. */
    static ProviderRequest request(Reading reading) {
        return reading.bundle()
                .flatMap(BundleIndex::messaging)
                .map(version -> new ProviderRequest(
                        MessagingProvider.NAME,
                        version,
                        new UnpackedBundle(reading.project().directory()).messaging()))
                .orElseGet(MessagingImage::ownRequest);
    }

    private static ProviderRequest ownRequest() {
        ProviderArchive archive = MessagingProvider.archive();
        return new ProviderRequest(archive.name(), archive.version(), archive.bytes());
    }

    /** The images of providers, with the pushed one where the user names no other. */
    static Map<String, String> addedTo(Map<String, String> images, PublishedImages published) {
        Map<String, String> all = new LinkedHashMap<>();
        published
                .of(MessagingProvider.NAME)
                .map(PublishedImage::reference)
                .ifPresent(image -> all.put(MessagingProvider.NAME, image));
        all.putAll(images);
        return all;
    }
}
