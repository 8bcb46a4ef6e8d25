package io.pelato.rollout;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What to do when a host cannot fetch an image. The texts are those of wasmcloud-host 0.27 and oci-client. */
final class ImageAdvice {

    private static final List<String> FETCHING =
            List.of("fetch", "pull", "oci", "registry", "manifest", "unauthorized", "denied", "sending request");

    private static final Pattern WRAPPING = Pattern.compile("^(failed to fetch[^:`]*(`[^`]*`)?: )+");

    private ImageAdvice() {}

    /** Whether an error of a host's is about fetching an image, and not about what it reads from the lattice. */
    static boolean isAboutFetching(String error) {
        String text = error.toLowerCase(Locale.ROOT);
        return !isAboutLattice(error) && FETCHING.stream().anyMatch(text::contains);
    }

    /**
     * Whether the next try may well succeed: a host writes its cache of images in place, so that of two starts which
     * fetch one image at once, one may read half of it, or come second. What a host reads from the lattice, it reads
     * through NATS, which may be slow or away for a moment.
     */
    static boolean passes(String error) {
        return error.contains("wasmcloud_ocicache")
                || error.contains("already running with that ID")
                || isAboutLattice(error);
    }

    private static boolean isAboutLattice(String error) {
        return error.contains("Unable to fetch requested config");
    }

    /** The part of a host's error that tells the cause: hosts put "failed to fetch" before it up to four times. */
    static String cause(String error) {
        return WRAPPING.matcher(error).replaceFirst("");
    }

    /** What to do, in one sentence. */
    static String of(String image, String error) {
        String registry = image.replaceFirst("^oci://", "").replaceFirst("/.*$", "");
        // Neither a name nor a port of the registry's is to be read as the cause.
        String text = error.toLowerCase(Locale.ROOT).replace(registry.toLowerCase(Locale.ROOT), "");
        if (contains(text, "unauthorized", "401", "denied", "403", "not authorized")) {
            return "Give the hosts credentials for " + registry
                    + " (WASMCLOUD_OCI_REGISTRY, WASMCLOUD_OCI_REGISTRY_USER, WASMCLOUD_OCI_REGISTRY_PASSWORD)";
        }
        if (contains(text, "not found", "404", "manifest unknown", "name unknown")) {
            return "Check that " + registry + " has it: push it again, or correct the image if it is a provider's";
        }
        if (contains(text, "incompatible layer media type")) {
            return "Name another image: components are wasm, providers are provider archives, and this is the other";
        }
        if (contains(text, "tls", "certificate", "invalidcontenttype", "corrupt message", "ssl")) {
            return "If " + registry + " speaks plain HTTP, allow it on the hosts (WASMCLOUD_OCI_ALLOWED_INSECURE="
                    + registry + "); if its certificate is your own, let the hosts trust it";
        }
        return "Check that the host reaches " + registry + " under this name, and, if it speaks plain HTTP, that the"
                + " host allows it (WASMCLOUD_OCI_ALLOWED_INSECURE=" + registry + ")";
    }

    // A status such as 403 may also stand inside of a digest.
    private static boolean contains(String text, String... words) {
        return List.of(words).stream()
                .anyMatch(word -> Pattern.compile("(?<![0-9a-f])" + Pattern.quote(word) + "(?![0-9a-f])")
                        .matcher(text)
                        .find());
    }
}
