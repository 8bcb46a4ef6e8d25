package io.pelato;

import io.pelato.build.WasmComponent;
import io.pelato.build.WasmComponents;
import io.pelato.generate.ComponentProject;
import io.pelato.manifest.ReleaseNotes;
import io.pelato.plan.Image;
import io.pelato.plan.PlannedCode;
import io.pelato.provider.MessagingProvider;
import io.pelato.registry.ImageDigests;
import io.pelato.registry.ProviderRequest;
import io.pelato.registry.PublishedImage;
import io.pelato.registry.PublishedImages;
import io.pelato.rollout.StoredRelease;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of the images of a workflow before it is deployed. What was built has a digest, pushed or not; what was
 * not built has that of the lattice where it was compiled from the same sources.
 */
final class PlannedImages {

    private final Reading reading;
    private final Optional<StoredRelease> running;
    private final PublishedImages published;
    private final Map<String, String> references = new LinkedHashMap<>();
    private final List<PlannedCode> code = new ArrayList<>();
    private boolean pushed = true;

    private PlannedImages(Reading reading, Optional<StoredRelease> running) {
        this.reading = reading;
        this.running = running;
        this.published = PublishedImages.readIfThere(reading.output().imagesFile());
    }

    static PlannedImages of(Reading reading, Optional<StoredRelease> running) {
        var images = new PlannedImages(reading, running);
        images.look();
        return images;
    }

    /** The references by component; one without a digest was not built. */
    Map<String, String> references() {
        return references;
    }

    /** The code by component. */
    List<PlannedCode> code() {
        return List.copyOf(code);
    }

    /** Whether the registry is known to have all of them, so that these are the references that a deployment takes. */
    boolean arePushed() {
        return pushed;
    }

    private void look() {
        BuiltComponents all = BuiltComponents.of(reading);
        Optional<WasmComponents> built =
                WasmComponents.readIfThere(reading.output().componentsFile());
        for (ComponentProject project : all.projects()) {
            look(project, all.fresh(project, built));
        }
        if (MessagingImage.isNeeded(reading.workflow())) {
            ProviderRequest provider = MessagingImage.request(reading);
            String digest = ImageDigests.ofProvider(provider);
            put(
                    new PlannedCode(MessagingProvider.NAME, provider.version(), Optional.of(digest)),
                    provider.version(),
                    published
                            .of(MessagingProvider.NAME)
                            .filter(image -> image.digest().equals(digest)));
        }
    }

    private void look(ComponentProject project, Optional<WasmComponent> component) {
        Optional<String> digest = component
                .map(built -> ImageDigests.ofComponent(
                        built.componentName(),
                        built.version(),
                        reading.output().components().resolve(built.file())))
                .or(() -> deployed(project));
        put(
                new PlannedCode(project.componentName(), project.digest(), digest),
                project.version(),
                component.flatMap(new PushedImages(published)::image));
    }

    private void put(PlannedCode planned, String version, Optional<PublishedImage> image) {
        code.add(planned);
        pushed &= image.isPresent();
        references.put(
                planned.component(),
                image.map(PublishedImage::reference)
                        .orElseGet(() -> repository(planned.component()) + ":" + version
                                + planned.digest().map("@"::concat).orElse("")));
    }

    /** The digest that runs, if it was compiled from the sources of now. */
    private Optional<String> deployed(ComponentProject project) {
        return running.filter(release -> ReleaseNotes.source(project.digest())
                        .equals(release.notes().sources().get(project.componentName())))
                .flatMap(release -> image(project.componentName()))
                .filter(image -> image.contains(":" + project.version() + "@"))
                .flatMap(image -> Image.of(image).digest());
    }

    /** Where it comes from now; the registry of what was not pushed yet is not known. */
    private String repository(String component) {
        return image(component)
                .map(image -> Image.of(image).name().replaceFirst(":[^:/]*$", ""))
                .orElse(component);
    }

    private Optional<String> image(String component) {
        return running.flatMap(release -> release.application().part(component)).map(part -> part.image());
    }
}
