package io.pelato.registry;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image by its digest, such as {@code registry.example.com/team/name:1.0.0@sha256:...}.
 *
 * @param host the registry's host, with its port where it has one
 * @param repository the path in the registry
 * @param tag the version; empty where none is named
 * @param digest the digest of its manifest: {@code sha256:...}
 */
public record PinnedImage(String host, String repository, String tag, String digest) {

    private static final Pattern REFERENCE = Pattern.compile("([^/@]+)/([^:@]+)(?::([^:@/]+))?@(sha256:[0-9a-f]{64})");

    /**
     * Reads a reference.
     *
     * @throws ProblemsException if it has no registry, or no digest
     */
    public static PinnedImage of(String reference) {
        return of(reference, "Deploy the workflow anew: Pelato pins what it pushes");
    }

    /**
     * Reads a reference that somebody else than Pelato wrote.
     *
     * @param advice how to have it pinned
     * @throws ProblemsException if it has no registry, or no digest
     */
    public static PinnedImage of(String reference, String advice) {
        Matcher parts = REFERENCE.matcher(reference);
        if (!parts.matches()) {
            throw new ProblemsException(Problem.of(
                    "The image " + reference + " is not pinned by a digest, so that nobody can say what it is",
                    advice));
        }
        String tag = parts.group(3) == null ? "" : parts.group(3);
        return new PinnedImage(parts.group(1), parts.group(2), tag, parts.group(4));
    }

    /** The repository with its registry. */
    public String name() {
        return host + "/" + repository;
    }

    /** The registry and the folder that the image is in. */
    public String folder() {
        return name().substring(0, name().lastIndexOf('/'));
    }

    /** The same image in another registry and folder, such as {@code registry.example.com/team}. */
    public PinnedImage in(String otherFolder) {
        String[] parts = (otherFolder + name().substring(name().lastIndexOf('/'))).split("/", 2);
        return new PinnedImage(parts[0], parts[1], tag, digest);
    }

    /** The tag of what belongs to the image, where a registry cannot list it: {@code sha256-...}, with an ending. */
    String tagOf(String ending) {
        return digest.replace(':', '-') + ending;
    }

    ImageName image() {
        return new ImageName(host, repository, tag);
    }

    @Override
    public String toString() {
        return name() + (tag.isEmpty() ? "" : ":" + tag) + "@" + digest;
    }
}
