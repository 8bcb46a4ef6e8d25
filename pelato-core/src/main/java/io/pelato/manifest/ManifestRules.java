package io.pelato.manifest;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * WADM's own rules for a manifest, as WADM 0.21.1 and wadm-types 0.8.3 have them, and what WADM takes but cannot run.
 * WADM tells the first fault only and without a place; this tells all of them, each with its line and column.
 */
public final class ManifestRules {

    private ManifestRules() {}

    /**
     * Checks a manifest.
     *
     * @param yaml the manifest
     * @param file the file that messages name
     * @return every fault, in the order of the rules; none for a manifest that WADM can run
     */
    public static List<Problem> check(String yaml, Path file) {
        ManifestNode root;
        try {
            root = ManifestNode.parse(yaml, file);
        } catch (ProblemsException e) {
            return e.problems();
        }
        List<Problem> problems = new ArrayList<>();
        ShapeRules.check(root, problems);
        if (problems.isEmpty()) {
            NameRules.check(root, problems);
            ScalerRules.check(root, problems);
            LinkRules.check(root, problems);
            ConfigRules.check(root, problems);
            SecretRules.check(root, problems);
        }
        return problems;
    }
}
