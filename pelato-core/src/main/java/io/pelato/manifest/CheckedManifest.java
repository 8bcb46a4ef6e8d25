package io.pelato.manifest;

import io.pelato.application.Application;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.nio.file.Path;
import java.util.List;

/**
 * A manifest that the rules find no fault in: its text, what it says, and what WADM is sent of it, all of one reading.
 * Nothing else can be deployed.
 */
public final class CheckedManifest {

    private final Manifest manifest;
    private final Application application;
    private final ManifestNode tree;

    private CheckedManifest(Manifest manifest, ManifestNode tree) {
        this.manifest = manifest;
        this.application = ManifestReader.read(tree);
        this.tree = tree;
    }

    /**
     * Checks a manifest.
     *
     * @param manifest what was rendered
     * @param file the file that messages name
     * @throws ProblemsException with every fault, each with its place
     */
    public static CheckedManifest of(Manifest manifest, Path file) {
        ManifestNode tree = ManifestNode.parse(manifest.yaml(), file);
        List<Problem> problems = ManifestRules.check(tree);
        ManifestSchedules.check(tree, manifest.wanted().schedules(), problems);
        if (problems.isEmpty()) {
            ManifestFleets.check(tree, manifest.wanted(), problems);
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        return new CheckedManifest(manifest, tree);
    }

    /** The text. */
    public String yaml() {
        return manifest.yaml();
    }

    /** The application's version. */
    public String version() {
        return manifest.version();
    }

    /** What the manifest says, whichever template made it; a deployment waits for this. */
    public Application application() {
        return application;
    }

    /** What WADM is sent: WADM and we read YAML with different libraries, and what was checked is then what is sent. */
    public String json() {
        return json(ReleaseNotes.none());
    }

    /** The same with notes, which are no part of the text and its version. */
    public String json(ReleaseNotes notes) {
        return ManifestJson.of(tree, notes.annotations());
    }
}
