package io.pelato.provider;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The provider that hands messages to tasks with {@code delivery: at_least_once}; its programs are resources. */
public final class MessagingProvider {

    /** The name in descriptors, in the manifest, and the last part of the image's repository. */
    public static final String NAME = "pelato-messaging";

    private static final List<String> TARGETS = List.of("aarch64-linux", "x86_64-linux");

    private MessagingProvider() {}

    /**
     * The archive that hosts run, for all architectures.
     *
     * @throws ProblemsException if this build of Pelato lacks a program
     */
    public static ProviderArchive archive() {
        Map<String, byte[]> programs = new TreeMap<>();
        TARGETS.forEach(target -> programs.put(target, program(target)));
        return ProviderArchive.of(NAME, programs);
    }

    private static byte[] program(String target) {
        String resource = target + ".bin";
        try (InputStream in = MessagingProvider.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw missing(resource, null);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw missing(resource, e);
        }
    }

    private static ProblemsException missing(String resource, IOException cause) {
        return new ProblemsException(
                Problem.of(
                        "The program " + resource + " of the provider " + NAME + " is not in this build of Pelato",
                        "Take pelato-provider into the build: mvn package -pl pelato-provider"),
                cause);
    }
}
