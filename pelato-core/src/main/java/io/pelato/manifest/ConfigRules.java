package io.pelato.manifest;

import io.pelato.application.LatticeNames;
import io.pelato.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** That no two configurations of an application share a key in the lattice. */
final class ConfigRules {

    private final String application;
    private final List<Problem> problems;
    private final Map<String, ManifestNode> seen = new HashMap<>();

    private ConfigRules(String application, List<Problem> problems) {
        this.application = application;
        this.problems = problems;
    }

    static void check(ManifestNode root, List<Problem> problems) {
        String application = root.get("metadata").map(node -> node.text("name")).orElse("");
        var rules = new ConfigRules(application, problems);
        List<ManifestNode> configs = new ArrayList<>();
        for (ManifestNode component :
                root.get("spec").map(spec -> spec.list("components")).orElse(List.of())) {
            component.get("properties").ifPresent(properties -> configs.addAll(properties.list("config")));
            for (ManifestNode link : LinkEnds.links(component)) {
                configs.addAll(LinkEnds.sourceConfig(link));
                configs.addAll(LinkEnds.targetConfig(link));
            }
        }
        configs.forEach(rules::config);
    }

    private void config(ManifestNode config) {
        String name = config.text("name");
        if (name.isBlank()) {
            problems.add(Problem.at(config.at(), "a configuration has an empty name", "Name it"));
            return;
        }
        if (config.get("properties").isEmpty()) {
            return;
        }
        ManifestNode first = seen.putIfAbsent(LatticeNames.id(application, name), config);
        if (first != null) {
            problems.add(Problem.at(
                    config.at(),
                    "the configuration " + name + " stands here a second time (first in line "
                            + first.at().line() + ")",
                    "Give each configuration its own name: WADM keeps them under one key, and takes that away with"
                            + " whichever goes first"));
        }
    }
}
