package io.pelato.manifest;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A rendered manifest.
 *
 * @param yaml the text
 * @param version the application's version: the hash of the text without it
 */
public record Manifest(String yaml, String version) {

    /**
     * Reads a manifest that was written to a file before.
     *
     * @throws ProblemsException when the file cannot be read or is no YAML
     */
    public static Manifest read(Path file) {
        try {
            String yaml = Files.readString(file);
            return new Manifest(yaml, ManifestReader.version(yaml, file));
        } catch (IOException e) {
            throw new ProblemsException(
                    Problem.of("There is no manifest " + file, "Run mvn pelato:deploy first, which writes it"), e);
        }
    }
}
