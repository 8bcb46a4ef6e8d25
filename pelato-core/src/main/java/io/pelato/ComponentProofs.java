package io.pelato;

import io.pelato.attest.Dsse;
import io.pelato.attest.Provenance;
import io.pelato.attest.SigningKey;
import io.pelato.attest.SimpleSigning;
import io.pelato.attest.Statement;
import io.pelato.build.WasmComponent;
import io.pelato.bundle.UnpackedBundle;
import io.pelato.machine.BackgroundThreads;
import io.pelato.problem.Checks;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.registry.ImageBelongings;
import io.pelato.registry.PinnedImage;
import io.pelato.registry.PublishListener;
import io.pelato.registry.PublishedImage;
import io.pelato.registry.PublishedImage.Outcome;
import io.pelato.registry.Referrer;
import io.pelato.registry.SignatureLayer;
import io.pelato.registry.SignatureLayer.Kind;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Puts beside each image what proves where it comes from. What the registry has already is left as it is. */
final class ComponentProofs {

    private static final int AT_ONCE = 8;
    private static final String SBOM = "application/vnd.cyclonedx+json";
    private static final String PREDICATE = "in-toto.io/predicate-type";

    private final Reading reading;
    private final PushRequest request;
    private final Map<String, Documents> documents = new HashMap<>();

    ComponentProofs(Reading reading, PushRequest request) {
        this.reading = reading;
        this.request = request;
    }

    /** What is told of a component. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares or changes them.
    private record Documents(byte[] sbom, byte[] provenance) {}

    /**
     * Writes the documents, before anything is sent.
     *
     * @throws ProblemsException if they cannot be had
     */
    void prepare(List<WasmComponent> components) {
        if (request.proofs().documents() == Proofs.Documents.NONE) {
            return;
        }
        var checks = new Checks();
        Optional<ComponentBoms> boms =
                reading.bundle().isPresent() ? Optional.empty() : Optional.of(new ComponentBoms(reading));
        components.forEach(component -> checks.get(
                        () -> boms.map(written -> new Documents(written.of(component), written.provenance(component)))
                                .orElseGet(() -> bundled(component.componentName())))
                .ifPresent(known -> documents.put(component.componentName(), known)));
        checks.end();
    }

    // Where the bundle was made is where its components come from.
    private Documents bundled(String component) {
        var bundle = new UnpackedBundle(reading.project().directory());
        if (!reading.bundle().orElseThrow().digests().containsKey(UnpackedBundle.provenance(component))) {
            throw new ProblemsException(Problem.of(
                    "The bundle does not say how " + component + " came about",
                    "Make the bundle anew with this version of Pelato, or leave out pelato.attest"));
        }
        return new Documents(
                bundle.bytes(UnpackedBundle.sbom(component)), bundle.bytes(UnpackedBundle.provenance(component)));
    }

    /**
     * Puts beside the images what was prepared, and signs them.
     *
     * @throws ProblemsException with the fault of every image
     */
    void publish(List<PublishedImage> images, Listeners listeners) {
        if (request.proofs().equals(Proofs.none())) {
            return;
        }
        PublishListener listener = listeners.proving();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, BackgroundThreads.named("pelato-proof"));
        try (var belongings = ImageBelongings.open(request.registry(), listener)) {
            List<CompletableFuture<Void>> running = images.stream()
                    .map(image -> CompletableFuture.runAsync(() -> prove(image, belongings, listener), threads))
                    .toList();
            var checks = new Checks();
            running.forEach(proof -> checks.run(() -> join(proof)));
            checks.end();
        } finally {
            threads.shutdownNow();
        }
    }

    private static void join(CompletableFuture<Void> proof) {
        try {
            proof.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private void prove(PublishedImage published, ImageBelongings belongings, PublishListener listener) {
        PinnedImage image = PinnedImage.of(published.reference());
        String name = published.componentName();
        Optional<SigningKey> key = request.proofs().key();
        Optional.ofNullable(documents.get(name)).ifPresent(known -> {
            listener.attached(
                    name, "bill of materials", belongings.attach(image, new Referrer(SBOM, known.sbom(), Map.of())));
            byte[] statement = Statement.of(image.name(), image.digest(), known.provenance());
            listener.attached(
                    name,
                    "provenance",
                    belongings.attach(
                            image, new Referrer(Statement.MEDIA_TYPE, statement, Map.of(PREDICATE, Provenance.TYPE))));
            key.ifPresent(signing ->
                    listener.attached(name, "signed provenance", signStatement(image, statement, signing, belongings)));
        });
        key.ifPresent(signing -> listener.attached(name, "signature", sign(image, signing, belongings)));
    }

    private static Outcome sign(PinnedImage image, SigningKey key, ImageBelongings belongings) {
        if (Signatures.of(belongings, image).verifiedBy(key.own())) {
            return Outcome.PRESENT;
        }
        byte[] payload = new SimpleSigning(image.name(), image.digest()).payload();
        belongings.add(
                image,
                Kind.SIGNATURES,
                new SignatureLayer(
                        SimpleSigning.MEDIA_TYPE,
                        payload,
                        Map.of(SimpleSigning.SIGNATURE, Base64.getEncoder().encodeToString(key.sign(payload)))));
        return Outcome.SENT;
    }

    private static Outcome signStatement(
            PinnedImage image, byte[] statement, SigningKey key, ImageBelongings belongings) {
        if (belongings.layers(image, Kind.ATTESTATIONS).stream()
                .anyMatch(layer -> Dsse.holds(layer.content(), statement, key.own()))) {
            return Outcome.PRESENT;
        }
        belongings.add(
                image,
                Kind.ATTESTATIONS,
                new SignatureLayer(
                        Dsse.MEDIA_TYPE,
                        Dsse.of(statement, key),
                        // Cosign wants the first, which is in the envelope, and looks for statements by the second.
                        Map.of(SimpleSigning.SIGNATURE, "", "predicateType", Provenance.TYPE)));
        return Outcome.SENT;
    }
}
