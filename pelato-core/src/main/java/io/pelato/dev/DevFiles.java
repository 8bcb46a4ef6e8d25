package io.pelato.dev;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;

/** The files of infra/dev, which the library carries. */
final class DevFiles {

    private static final List<String> NAMES = List.of("compose.yaml", "nats.conf", "nats-edge.conf");

    private DevFiles() {}

    /**
     * Writes them into a folder, which containers then read them from.
     *
     * @return the compose file
     * @throws ProblemsException if the folder cannot be written to
     */
    static Path writeTo(Path folder) {
        try {
            Files.createDirectories(folder);
            for (String name : NAMES) {
                try (InputStream file = Objects.requireNonNull(DevFiles.class.getResourceAsStream(name), name)) {
                    Files.copy(file, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            return folder.resolve(NAMES.get(0));
        } catch (IOException e) {
            throw new ProblemsException(
                    Problem.of(
                            "The files of the lattice cannot be written to " + folder + ": " + e,
                            "Check the folder's permissions and free space, or choose another by pelato.cache"),
                    e);
        }
    }
}
