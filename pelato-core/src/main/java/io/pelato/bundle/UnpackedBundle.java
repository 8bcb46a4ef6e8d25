package io.pelato.bundle;

import io.pelato.problem.FileFault;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A bundle's entries as files. The components and their list are where a build leaves them.
 *
 * @param folder the folder of the entries
 */
public record UnpackedBundle(Path folder) {

    /** The workflow. */
    public static final String WORKFLOW = "workflow.yaml";

    /** The list of the components. */
    public static final String COMPONENTS = "components.json";

    /** The folder of the components, with its slash. */
    public static final String WASM = "components/";

    /** The template of the manifest. */
    public static final String MANIFEST = "wadm.yaml.ftl";

    /** The folder of the descriptors of task types and providers, with its slash. */
    public static final String TEMPLATES = "templates/";

    /** The folder of the components' bills of materials, with its slash. */
    public static final String SBOM = "sbom/";

    /** The folder of what tells how the components came about, with its slash. */
    public static final String PROVENANCE = "provenance/";

    /** The messaging provider's archive. */
    public static final String MESSAGING = "messaging.par";

    /** The template of the manifest. */
    public Path manifest() {
        return folder.resolve(MANIFEST);
    }

    /** The name of a component's bill of materials. */
    public static String sbom(String component) {
        return SBOM + component + ".cdx.json";
    }

    /** The name of what tells how a component came about. */
    public static String provenance(String component) {
        return PROVENANCE + component + ".json";
    }

    /**
     * The messaging provider's archive.
     *
     * @throws ProblemsException if it cannot be read
     */
    public byte[] messaging() {
        return bytes(MESSAGING);
    }

    /**
     * An entry.
     *
     * @throws ProblemsException if it cannot be read
     */
    public byte[] bytes(String name) {
        Path file = folder.resolve(name);
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw FileFault.reading(file, e);
        }
    }
}
