package io.pelato.registry;

import com.google.cloud.tools.jib.blob.Blobs;
import com.google.cloud.tools.jib.http.BlobHttpContent;
import com.google.cloud.tools.jib.http.FailoverHttpClient;
import com.google.cloud.tools.jib.http.Request;
import com.google.cloud.tools.jib.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Manifests as bytes: jib-core reads and writes only those of images, and no list of referrers. */
final class JibManifests {

    static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    static final String INDEX = "application/vnd.oci.image.index.v1+json";

    private static final int LARGEST = 4 << 20;

    private final FailoverHttpClient pushing;
    private final FailoverHttpClient pulling;

    JibManifests(FailoverHttpClient pushing, FailoverHttpClient pulling) {
        this.pushing = pushing;
        this.pulling = pulling;
    }

    /** The manifest of a tag or digest; empty where there is none. */
    Optional<byte[]> get(ImageName name, String tagOrDigest) throws IOException {
        return get(url(name, "manifests/" + tagOrDigest), JibFailures::saysNotFound);
    }

    /** The list of what refers to a digest; empty where the registry does not keep such lists. */
    Optional<byte[]> referrers(ImageName name, String digest) throws IOException {
        return get(url(name, "referrers/" + digest), JibFailures::saysUnknown);
    }

    private Optional<byte[]> get(URL url, Predicate<Exception> nothingThere) throws IOException {
        Request request = Request.builder().setAccept(List.of(MANIFEST, INDEX)).build();
        try (Response response = pulling.call("GET", url, request);
                InputStream in = response.getBody()) {
            return Optional.of(in.readNBytes(LARGEST));
        } catch (IOException e) {
            if (nothingThere.test(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Puts a manifest under a tag or its digest.
     *
     * @return whether the registry lists it among what refers to its subject
     */
    Listing put(ImageName name, String tagOrDigest, String type, byte[] manifest) throws IOException {
        Request request = Request.builder()
                .setBody(new BlobHttpContent(Blobs.from(out -> out.write(manifest), true), type))
                .build();
        try (Response response = pushing.call("PUT", url(name, "manifests/" + tagOrDigest), request)) {
            return response.getHeader("OCI-Subject").isEmpty() ? Listing.LEFT_TO_US : Listing.DONE;
        }
    }

    /** Who lists what refers to an image. */
    enum Listing {
        /** The registry does. */
        DONE,
        /** Who pushes does, in an index under a tag. */
        LEFT_TO_US
    }

    // The exchange keeps to the way that the registry was found to be spoken to.
    private static URL url(ImageName name, String rest) throws IOException {
        return new URL("https://" + JibRegistry.serverOf(name.host()) + "/v2/" + name.repository() + "/" + rest);
    }
}
