package io.pelato.registry;

import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.blob.Blob;
import com.google.cloud.tools.jib.blob.Blobs;
import com.google.cloud.tools.jib.event.EventHandlers;
import com.google.cloud.tools.jib.http.FailoverHttpClient;
import com.google.cloud.tools.jib.image.json.ManifestTemplate;
import com.google.cloud.tools.jib.image.json.OciManifestTemplate;
import com.google.cloud.tools.jib.image.json.UnknownManifestFormatException;
import com.google.cloud.tools.jib.registry.ManifestAndDigest;
import com.google.cloud.tools.jib.registry.RegistryAliasGroup;
import com.google.cloud.tools.jib.registry.RegistryClient;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * A registry that answered, through jib-core. Several threads may send through it at once.
 *
 * <p>The order of requests is that of jib-core's own steps: a look for what is there, the blobs, the manifest.
 */
final class JibRegistry implements AutoCloseable {

    private static final String USER_AGENT = "pelato";
    private static final String PUSH = "pull,push";
    private static final String PULL = "pull";

    private final RegistryProblems problems;
    private final Limits limits;
    private final JibFailures failures;
    private final FailoverHttpClient pushing;
    private final FailoverHttpClient pulling;
    private final Patience patience;
    private final Retries retries;
    private final JibManifests manifests;

    JibRegistry(
            RegistryProblems problems,
            JibFailures failures,
            RegistryExchange exchange,
            Limits limits,
            Patience patience,
            Retries retries) {
        this.problems = problems;
        this.failures = failures;
        this.limits = limits;
        this.patience = patience;
        this.retries = retries;
        this.pushing = new JibTransport(exchange, PUSH, limits.transfer()).client();
        this.pulling = new JibTransport(exchange, PULL, limits.transfer()).client();
        this.manifests = new JibManifests(pushing, pulling);
    }

    /** The host that serves the registry of this name: Docker Hub's is another than its name. */
    static String serverOf(String host) {
        return RegistryAliasGroup.getHost(host);
    }

    /**
     * What a tag names.
     *
     * @return a digest, or what it has instead of an image of a known kind; empty if there is no such tag
     * @throws ProblemsException if the registry cannot be asked
     */
    Optional<String> tagged(ImageName name) {
        try {
            return there(client(name, pushing), name.tag());
        } catch (Exception e) {
            throw failures.explain(name, e);
        }
    }

    /**
     * Sends what the registry does not have of an image, and lets its tag name it.
     *
     * @throws ProblemsException if the registry does not take it
     */
    void send(ImageName name, JibImage image) {
        try {
            RegistryClient client = client(name, pushing);
            sendBlobs(client, image);
            within(limits.transfer(), () -> client.pushManifest(image.manifest(), name.tag()));
            if (!there(client, image.pin()).equals(Optional.of(image.pin()))) {
                throw problems.changed(name);
            }
        } catch (Exception e) {
            throw failures.explain(name, e);
        }
    }

    /**
     * Sends the blobs that the registry does not have of an image, and nothing that names them.
     *
     * @throws ProblemsException if the registry does not take them
     */
    void sendBlobs(ImageName name, JibImage image) {
        try {
            sendBlobs(client(name, pushing), image);
        } catch (Exception e) {
            throw failures.explain(name, e);
        }
    }

    private void sendBlobs(RegistryClient client, JibImage image) throws Exception {
        for (Map.Entry<DescriptorDigest, Blob> blob : image.blobs().entrySet()) {
            sendBlob(client, blob.getKey(), blob.getValue());
        }
    }

    /**
     * The component that an image holds, where the registry has the image.
     *
     * @throws ProblemsException if the registry cannot be asked, or the image is no component
     */
    Optional<byte[]> fetch(ImageName name) {
        try {
            RegistryClient client = client(name, pulling);
            OciManifestTemplate manifest = within(
                            limits.answer(), () -> client.pullManifest(name.tag(), OciManifestTemplate.class))
                    .getManifest();
            DescriptorDigest layer = manifest.getLayers().get(0).getDigest();
            byte[] wasm = within(
                    limits.transfer(), () -> Blobs.writeToByteArray(client.pullBlob(layer, size -> {}, written -> {})));
            ComponentBinary.parse(wasm);
            return Optional.of(wasm);
        } catch (UnknownManifestFormatException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw problems.noComponent(name, e);
        } catch (Exception e) {
            if (JibFailures.saysNotFound(e)) {
                return Optional.empty();
            }
            throw failures.explain(name, e);
        }
    }

    /**
     * The manifest of a tag or a digest, whatever it is of.
     *
     * @return empty where there is none
     * @throws ProblemsException if the registry cannot be asked
     */
    Optional<byte[]> manifest(ImageName name, String tagOrDigest) {
        return told(name, limits.answer(), () -> manifests.get(name, tagOrDigest));
    }

    /**
     * The registry's list of what refers to a digest.
     *
     * @return empty where it keeps none
     * @throws ProblemsException if the registry cannot be asked
     */
    Optional<byte[]> referrers(ImageName name, String digest) {
        return told(name, limits.answer(), () -> manifests.referrers(name, digest));
    }

    /**
     * Puts a manifest of any kind under a tag or its digest.
     *
     * @throws ProblemsException if the registry does not take it
     */
    JibManifests.Listing put(ImageName name, String tagOrDigest, String type, byte[] manifest) {
        return told(name, limits.transfer(), () -> manifests.put(name, tagOrDigest, type, manifest));
    }

    /**
     * Sends a blob that the registry does not have.
     *
     * @throws ProblemsException if the registry does not take it
     */
    void sendBlob(ImageName name, byte[] content) {
        try {
            sendBlob(
                    client(name, pushing),
                    DescriptorDigest.fromDigest(OciDigest.of(content)),
                    Blobs.from(out -> out.write(content), true));
        } catch (Exception e) {
            throw failures.explain(name, e);
        }
    }

    /**
     * A blob, which has the digest that it is asked for by.
     *
     * @throws ProblemsException if the registry does not have it, or gives another
     */
    byte[] blob(ImageName name, String digest) {
        return told(
                name,
                limits.transfer(),
                () -> Blobs.writeToByteArray(client(name, pulling)
                        .pullBlob(DescriptorDigest.fromDigest(digest), size -> {}, written -> {})));
    }

    private <T> T told(ImageName name, Duration limit, Callable<T> call) {
        try {
            return within(limit, call);
        } catch (Exception e) {
            throw failures.explain(name, e);
        }
    }

    private static RegistryClient client(ImageName name, FailoverHttpClient http) {
        return RegistryClient.factory(EventHandlers.NONE, serverOf(name.host()), name.repository(), http)
                .setUserAgent(USER_AGENT)
                .newRegistryClient();
    }

    private <T> T within(Duration limit, Callable<T> call) throws Exception {
        return retries.run(() -> patience.await(limit, call));
    }

    private Optional<String> there(RegistryClient client, String tagOrDigest) throws Exception {
        try {
            Optional<ManifestAndDigest<ManifestTemplate>> there =
                    within(limits.answer(), () -> client.checkManifest(tagOrDigest));
            return there.map(found -> found.getDigest().toString());
        } catch (UnknownManifestFormatException anotherKind) {
            return Optional.of("something of another kind");
        } catch (IOException | RegistryException e) {
            if (JibFailures.saysNotFound(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Begins from the look for it again after a fault on the way: a part of an upload may have arrived. */
    private void sendBlob(RegistryClient client, DescriptorDigest digest, Blob blob) throws Exception {
        retries.run(() -> {
            if (!has(client, digest)) {
                patience.await(limits.transfer(), () -> client.pushBlob(digest, blob, null, written -> {}));
            }
            return digest;
        });
    }

    private boolean has(RegistryClient client, DescriptorDigest digest) throws Exception {
        try {
            return patience.await(limits.answer(), () -> client.checkBlob(digest))
                    .isPresent();
        } catch (RegistryException e) {
            if (JibFailures.tellsNothing(e)) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            pushing.shutDown();
            pulling.shutDown();
        } catch (IOException ignored) {
            // The work is done, and the connections end with the process.
        }
    }
}
