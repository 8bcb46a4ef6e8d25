package io.pelato.registry;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.blob.Blob;
import com.google.cloud.tools.jib.blob.Blobs;
import com.google.cloud.tools.jib.event.EventHandlers;
import com.google.cloud.tools.jib.image.json.ManifestTemplate;
import com.google.cloud.tools.jib.image.json.OciManifestTemplate;
import com.google.cloud.tools.jib.image.json.UnknownManifestFormatException;
import com.google.cloud.tools.jib.registry.ManifestAndDigest;
import com.google.cloud.tools.jib.registry.RegistryAliasGroup;
import com.google.cloud.tools.jib.registry.RegistryClient;
import io.pelato.problem.ProblemsException;
import io.pelato.registry.Endpoint.Challenge;
import io.pelato.registry.PublishedImage.Outcome;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * A registry that answered, through jib-core. Several threads may send through it at once.
 *
 * <p>The order of requests is that of jib-core's own steps: a login for each repository, a look for what is there, the
 * blobs, the manifest.
 */
final class JibRegistry implements AutoCloseable {

    private static final String USER_AGENT = "pelato";

    private final Endpoint endpoint;
    private final RegistryProblems problems;
    private final Optional<FoundLogin> login;
    private final Limits limits;
    private final JibFailures failures;
    private final JibHttp http;
    private final Patience patience;

    JibRegistry(
            RegistryAddress address, Endpoint endpoint, Optional<FoundLogin> login, Limits limits, Patience patience) {
        this.endpoint = endpoint;
        this.problems = new RegistryProblems(address);
        this.login = login;
        this.limits = limits;
        this.patience = patience;
        this.failures = new JibFailures(problems, endpoint.challenge(), login, limits);
        this.http = new JibHttp(serverOf(address.host()), endpoint.scheme());
    }

    /** The host that serves the registry of this name: Docker Hub's is another than its name. */
    static String serverOf(String host) {
        return RegistryAliasGroup.getHost(host);
    }

    /**
     * Sends what the registry does not have of an image.
     *
     * @throws ProblemsException if the registry does not take it
     */
    Outcome send(ImageName name, JibImage image) {
        try {
            RegistryClient client = patience.await(limits.answer(), () -> open(name, RegistryClient::doPushBearerAuth));
            if (holds(client, name.tag(), image.digest())) {
                return Outcome.PRESENT;
            }
            sendBlobs(client, image);
            patience.await(limits.transfer(), () -> client.pushManifest(image.manifest(), name.tag()));
            if (!holds(client, image.digest().toString(), image.digest())) {
                throw problems.changed(name);
            }
            return Outcome.SENT;
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
            sendBlobs(patience.await(limits.answer(), () -> open(name, RegistryClient::doPushBearerAuth)), image);
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
            RegistryClient client = patience.await(limits.answer(), () -> open(name, RegistryClient::doPullBearerAuth));
            OciManifestTemplate manifest = patience.await(
                            limits.answer(), () -> client.pullManifest(name.tag(), OciManifestTemplate.class))
                    .getManifest();
            DescriptorDigest layer = manifest.getLayers().get(0).getDigest();
            byte[] wasm = patience.await(
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

    private RegistryClient open(ImageName name, TokenRequest tokenRequest) throws IOException, RegistryException {
        RegistryClient client = client(name);
        if (endpoint.challenge() == Challenge.BEARER) {
            tokenRequest.ask(client);
        } else {
            logIn(client);
        }
        return client;
    }

    /** Asks for the token that a registry with bearer authentication wants to see. */
    private interface TokenRequest {
        boolean ask(RegistryClient client) throws IOException, RegistryException;
    }

    private void logIn(RegistryClient client) {
        if (login.isPresent()) {
            if (login.get().isRefreshToken()) {
                throw problems.tokenLoginNotUsable(login.get());
            }
            client.configureBasicAuth();
        }
    }

    private RegistryClient client(ImageName name) {
        return RegistryClient.factory(EventHandlers.NONE, serverOf(name.host()), name.repository(), http)
                .setCredential(login.map(found -> Credential.from(
                                found.login().user(), found.login().password()))
                        .orElse(null))
                .setUserAgent(USER_AGENT)
                .newRegistryClient();
    }

    private boolean holds(RegistryClient client, String tagOrDigest, DescriptorDigest digest) throws Exception {
        try {
            Optional<ManifestAndDigest<ManifestTemplate>> there =
                    patience.await(limits.answer(), () -> client.checkManifest(tagOrDigest));
            return there.map(ManifestAndDigest::getDigest)
                    .filter(digest::equals)
                    .isPresent();
        } catch (UnknownManifestFormatException anotherKind) {
            return false;
        } catch (IOException | RegistryException e) {
            if (JibFailures.saysNotFound(e)) {
                return false;
            }
            throw e;
        }
    }

    private void sendBlob(RegistryClient client, DescriptorDigest digest, Blob blob) throws Exception {
        if (patience.await(limits.answer(), () -> client.checkBlob(digest)).isEmpty()) {
            patience.await(limits.transfer(), () -> client.pushBlob(digest, blob, null, written -> {}));
        }
    }

    @Override
    public void close() {
        try {
            http.shutDown();
        } catch (IOException ignored) {
            // The work is done, and the connections end with the process.
        }
    }
}
