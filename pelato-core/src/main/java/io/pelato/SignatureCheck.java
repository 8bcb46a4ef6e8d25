package io.pelato;

import io.pelato.application.Application;
import io.pelato.application.Part;
import io.pelato.problem.Checks;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.registry.ImageBelongings;
import io.pelato.registry.PinnedImage;
import io.pelato.registry.PublishListener;
import io.pelato.rollout.Admission;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets an application run whose components are signed, and the providers with them that were pushed beside them. The
 * registry is asked, whatever else knows of the images.
 */
final class SignatureCheck implements Admission {

    private final Verification wanted;
    private final Listeners listeners;

    private SignatureCheck(Verification wanted, Listeners listeners) {
        this.wanted = wanted;
        this.listeners = listeners;
    }

    /** The check, or none where nobody asks for signatures. */
    static Admission of(Optional<Verification> wanted, Listeners listeners) {
        return wanted.<Admission>map(verification -> new SignatureCheck(verification, listeners))
                .orElseGet(Admission::free);
    }

    @Override
    public void check(Application application) {
        PublishListener listener = listeners.proving();
        Map<String, ImageBelongings> registries = new HashMap<>();
        var checks = new Checks();
        try {
            for (Part part : ours(application.parts())) {
                checks.run(() -> check(part, registries, listener));
            }
            checks.end();
        } finally {
            registries.values().forEach(ImageBelongings::close);
        }
    }

    private void check(Part part, Map<String, ImageBelongings> registries, PublishListener listener) {
        int others = 0;
        // A signature is of a digest, wherever it is kept: hosts may fetch from a mirror that has none.
        Set<PinnedImage> places = places(pinned(part));
        for (PinnedImage image : places) {
            ImageBelongings belongings = registries.computeIfAbsent(
                    image.folder(),
                    folder -> ImageBelongings.open(wanted.registry().in(folder), listener));
            Signatures signatures = Signatures.of(belongings, image);
            if (signatures.verifiedBy(wanted.keys())) {
                listener.verified(image);
                return;
            }
            others += signatures.layers().size();
        }
        throw unsigned(part, places, others);
    }

    // Components are as Pelato pushed them; which image a provider has is said in pelato.providers or in templates.
    private static PinnedImage pinned(Part part) {
        return part.kind() == Part.Kind.COMPONENT
                ? PinnedImage.of(part.image())
                : PinnedImage.of(
                        part.image(),
                        "Name it by its digest in pelato.providers, as in " + part.name() + "=" + part.image()
                                + "@sha256:..., and deploy the workflow anew");
    }

    private Set<PinnedImage> places(PinnedImage image) {
        return Stream.concat(wanted.folder().map(image::in).stream(), Stream.of(image))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private ProblemsException unsigned(Part part, Set<PinnedImage> places, int others) {
        String what = (part.kind() == Part.Kind.COMPONENT ? "Component " : "Provider ") + part.name();
        String where = places.stream().map(PinnedImage::toString).collect(Collectors.joining(" and "));
        String found = others == 0
                ? "the registry has no signature of "
                : "none of the " + others + " in the registry is by it and of ";
        return new ProblemsException(Problem.of(
                what + " is not signed by the key of pelato.verify, " + wanted.name() + " (SHA-256 "
                        + wanted.keys().fingerprints() + "): " + found + where,
                "Push it with -Dpelato.sign.key=..., or look at it and sign it: cosign sign --key KEY "
                        + places.iterator().next()));
    }

    // What another folder holds, such as wasmCloud's own providers, is signed by others.
    private static List<Part> ours(List<Part> parts) {
        Set<String> folders = parts.stream()
                .filter(part -> part.kind() == Part.Kind.COMPONENT)
                .map(part -> folder(part.image()))
                .collect(Collectors.toSet());
        return parts.stream()
                .filter(part -> part.kind() == Part.Kind.COMPONENT || folders.contains(folder(part.image())))
                .toList();
    }

    private static String folder(String image) {
        return image.substring(0, Math.max(0, image.lastIndexOf('/')));
    }
}
