package io.pelato;

import io.pelato.build.WasmComponent;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.registry.PublishedImage;
import io.pelato.registry.PublishedImages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes sure that what was pushed is what was built, so that no image of older code is deployed under a new name.
 *
 * @param published what is known to be in the registry
 */
record PushedImages(PublishedImages published) {

    /**
     * The pinned images by component.
     *
     * @throws ProblemsException naming every component whose image is not there, or holds other code or another version
     */
    Map<String, String> of(List<WasmComponent> components) {
        Map<String, String> images = new LinkedHashMap<>();
        for (WasmComponent component : components) {
            image(component).ifPresent(image -> images.put(component.componentName(), image.reference()));
        }
        List<String> missing = components.stream()
                .map(WasmComponent::componentName)
                .filter(name -> !images.containsKey(name))
                .toList();
        if (!missing.isEmpty()) {
            throw new ProblemsException(Problem.of(
                    String.join(", ", missing) + (missing.size() == 1 ? " has" : " have")
                            + " not been pushed since the last build",
                    "Run the goal push first"));
        }
        return images;
    }

    /** The image of a component, if it was pushed. */
    Optional<PublishedImage> image(WasmComponent component) {
        return published
                .of(component.componentName())
                .filter(image -> image.wasmDigest().equals("sha256:" + component.sha256()))
                .filter(image -> image.reference().contains(":" + component.version() + "@"));
    }
}
