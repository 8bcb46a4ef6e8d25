package io.pelato.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pelato.application.Application;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.nio.file.Path;

/**
 * A manifest that WADM stores, by whomever it was made.
 *
 * @param version the version that it gives itself; empty when it gives none
 * @param application what it says
 * @param notes what was noted when it was sent
 */
public record StoredManifest(String version, Application application, ReleaseNotes notes) {

    private static final Path FILE = Path.of("the manifest that WADM stores");

    /**
     * Reads a manifest as WADM hands it out.
     *
     * @throws ProblemsException when it is no JSON, or a number in it is none
     */
    public static StoredManifest read(String json) {
        try {
            ManifestNode tree = ManifestNode.of(new ObjectMapper().readTree(json), FILE);
            return new StoredManifest(
                    ManifestReader.annotation(tree, "version"), ManifestReader.read(tree), ReleaseNotes.read(tree));
        } catch (JsonProcessingException e) {
            throw new ProblemsException(
                    Problem.of(
                            "WADM stores a manifest that is no JSON: " + e.getOriginalMessage(),
                            "Look into the log of WADM"),
                    e);
        }
    }
}
