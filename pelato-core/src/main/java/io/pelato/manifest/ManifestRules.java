package io.pelato.manifest;

import io.pelato.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * WADM's own rules for a manifest, as WADM 0.21.1 and wadm-types 0.8.3 have them, and what WADM takes but cannot run.
 * WADM tells the first fault only and without a place; this tells all of them, each with its line and column.
 */
final class ManifestRules {

    private ManifestRules() {}

    /**
     * Checks a manifest.
     *
     * @param root the manifest
     * @return every fault, in the order of the rules; none for a manifest that WADM can run
     */
    static List<Problem> check(ManifestNode root) {
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
