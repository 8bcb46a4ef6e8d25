package io.pelato.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pelato.problem.ProblemsException;
import io.pelato.registry.PublishedImage.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What belongs to images in one registry: documents that refer to them, signatures, signed statements. Any number of
 * threads may use it, for different images. Of two machines that add to one image at the same moment the later one wins,
 * as registries have no way to add to a list.
 */
public final class ImageBelongings implements AutoCloseable {

    private static final int LARGEST = 4 << 20;

    private final RegistryConnection connection;

    private ImageBelongings(RegistryAccess access, PublishListener listener, Limits limits) {
        this.connection = new RegistryConnection(access, listener, limits);
    }

    /**
     * Makes it; the registry is asked on the first use.
     *
     * @throws ProblemsException if the registry's address cannot be one
     */
    public static ImageBelongings open(RegistryAccess access, PublishListener listener) {
        return open(access, listener, Limits.USUAL);
    }

    static ImageBelongings open(RegistryAccess access, PublishListener listener, Limits limits) {
        return new ImageBelongings(access, listener, limits);
    }

    /**
     * Makes sure that the registry keeps a document beside an image, and lists it there.
     *
     * @throws ProblemsException if the registry cannot be used or refuses it, or has no such image
     */
    public Outcome attach(PinnedImage image, Referrer document) {
        return using(image, registry -> {
            byte[] subject = registry.manifest(image.image(), image.digest())
                    .orElseThrow(() -> new RegistryProblems(connection.address()).imageMissing(image));
            byte[] manifest = BelongingManifests.of(document, image.digest(), subject);
            Optional<byte[]> known = registry.referrers(image.image(), image.digest());
            if (known.isPresent() && BelongingManifests.lists(known.get(), manifest)) {
                return Outcome.PRESENT;
            }
            Optional<byte[]> tagged =
                    known.isPresent() ? Optional.empty() : registry.manifest(image.image(), image.tagOf(""));
            Optional<byte[]> list = BelongingManifests.listed(tagged, document, manifest);
            if (known.isEmpty() && list.isEmpty()) {
                return Outcome.PRESENT;
            }
            registry.sendBlob(image.image(), BelongingManifests.EMPTY);
            registry.sendBlob(image.image(), document.content());
            JibManifests.Listing listing =
                    registry.put(image.image(), OciDigest.of(manifest), JibManifests.MANIFEST, manifest);
            if (listing == JibManifests.Listing.LEFT_TO_US) {
                registry.put(image.image(), image.tagOf(""), JibManifests.INDEX, list.orElseThrow());
            }
            return Outcome.SENT;
        });
    }

    /**
     * The signatures or signed statements of an image, in the order in which they were added.
     *
     * @throws ProblemsException if the registry cannot be asked
     */
    public List<SignatureLayer> layers(PinnedImage image, SignatureLayer.Kind kind) {
        return using(image, registry -> {
            List<SignatureLayer> layers = new ArrayList<>();
            Optional<byte[]> manifest = registry.manifest(image.image(), image.tagOf(kind.ending()));
            if (manifest.isPresent()) {
                for (JsonNode layer : BelongingManifests.object(manifest.get()).path("layers")) {
                    if (layer.path("size").asLong(Long.MAX_VALUE) <= LARGEST) {
                        layers.add(layer(registry, image, layer));
                    }
                }
            }
            return List.copyOf(layers);
        });
    }

    private static SignatureLayer layer(JibRegistry registry, PinnedImage image, JsonNode layer) {
        Map<String, String> annotations = new HashMap<>();
        layer.path("annotations")
                .fields()
                .forEachRemaining(
                        note -> annotations.put(note.getKey(), note.getValue().asText()));
        return new SignatureLayer(
                layer.path("mediaType").asText(),
                registry.blob(image.image(), layer.path("digest").asText()),
                annotations);
    }

    /**
     * Adds a signature or a signed statement to those that an image has.
     *
     * @throws ProblemsException if the registry cannot be used or refuses it
     */
    public void add(PinnedImage image, SignatureLayer.Kind kind, SignatureLayer layer) {
        using(image, registry -> {
            String tag = image.tagOf(kind.ending());
            byte[] manifest = BelongingManifests.signed(registry.manifest(image.image(), tag), layer);
            ObjectNode root = BelongingManifests.object(manifest);
            registry.sendBlob(image.image(), layer.content());
            registry.sendBlob(image.image(), BelongingManifests.config(root));
            return registry.put(image.image(), tag, JibManifests.MANIFEST, manifest);
        });
    }

    private <T> T using(PinnedImage image, Work<T> work) {
        try {
            return work.with(connection.registry());
        } catch (IOException e) {
            throw new RegistryProblems(connection.address()).noBelongings(image, e);
        } catch (RuntimeException e) {
            throw connection.told(e);
        }
    }

    /** Work with a registry. */
    private interface Work<T> {
        T with(JibRegistry registry) throws IOException;
    }

    /** Ends the connections to the registry. */
    @Override
    public void close() {
        connection.close();
    }
}
