package io.pelato.dev;

import io.pelato.digest.Sha256;
import io.pelato.problem.FileFault;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;

/** The files of infra/dev, which the library carries. */
final class DevFiles {

    private static final String COMPOSE = "compose.yaml";
    private static final List<String> CONFIGURATION = List.of("nats.conf", "nats-edge.conf");

    /** Compose does not see that a file changed which it mounts; so the files' digest stands in a label. */
    private static final String PLACEHOLDER = "pelato.configuration: none";

    private DevFiles() {}

    /**
     * Writes them into a folder, which containers then read them from.
     *
     * @return the compose file
     * @throws ProblemsException if the folder cannot be written to, or no container could read from it
     */
    static Path writeTo(Path folder) {
        if (folder.toString().contains(":")) {
            throw new ProblemsException(Problem.of(
                    "The lattice's files are in " + folder
                            + ", and compose takes no colon in the path of what it mounts",
                    "Choose another folder by pelato.cache"));
        }
        try {
            Files.createDirectories(folder);
            MessageDigest digest = Sha256.digest();
            for (String name : CONFIGURATION) {
                byte[] content = content(name);
                digest.update(content);
                writeIfChanged(folder.resolve(name), content);
            }
            String label =
                    "pelato.configuration: " + Sha256.hex(digest.digest()).substring(0, 16);
            String compose = new String(content(COMPOSE), StandardCharsets.UTF_8).replace(PLACEHOLDER, label);
            writeIfChanged(folder.resolve(COMPOSE), compose.getBytes(StandardCharsets.UTF_8));
            return folder.resolve(COMPOSE);
        } catch (IOException e) {
            throw new ProblemsException(
                    Problem.of(
                            "The files of the lattice cannot be written to " + folder + ": " + FileFault.words(e),
                            "Check the folder's permissions and free space, or choose another by pelato.cache"),
                    e);
        }
    }

    private static byte[] content(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(DevFiles.class.getResourceAsStream(name), name)) {
            return file.readAllBytes();
        }
    }

    private static void writeIfChanged(Path file, byte[] content) throws IOException {
        if (!Files.exists(file) || !MessageDigest.isEqual(Files.readAllBytes(file), content)) {
            Files.write(file, content);
        }
    }
}
