package io.pelato.registry;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.problem.Redaction;
import java.util.regex.Pattern;

/** An image as a user names it for hosts to fetch, such as {@code registry.example.com/team/messaging:0.28.0}. */
public final class ImageReference {

    private static final Pattern DIGEST = Pattern.compile("@sha256:[0-9a-f]{64}$");
    private static final Pattern TAG = Pattern.compile(":([a-zA-Z0-9_][a-zA-Z0-9._-]{0,127})$");
    private static final String EXAMPLE = "Write it as in registry.example.com/team/messaging:0.28.0";

    private ImageReference() {}

    /**
     * Checks that hosts can take it for an image; a file on the hosts, {@code file:///...}, is one too.
     *
     * @param parameter where the user wrote it, for messages
     * @throws ProblemsException if they cannot; a password in it is not repeated
     */
    public static void check(String parameter, String image) {
        if (image.startsWith("file://")) {
            return;
        }
        String shown = parameter + " \"" + Redaction.ofUrl(image) + "\" ";
        String named = DIGEST.matcher(image).replaceFirst("");
        boolean pinned = !named.equals(image);
        String bare = TAG.matcher(named).replaceFirst("");
        boolean tagged = !bare.equals(named);
        if (!pinned && (!tagged || named.endsWith(":latest"))) {
            throw new ProblemsException(Problem.of(
                    shown + "names no version, and hosts refuse to run the latest one, whichever that is", EXAMPLE));
        }
        String first = bare.split("/", 2)[0];
        boolean hosted =
                bare.contains("/") && (first.contains(".") || first.contains(":") || first.equals("localhost"));
        RegistryAddress.parse(
                parameter, hosted || bare.contains("@") || bare.contains("://") ? bare : "docker.io/" + bare);
    }
}
