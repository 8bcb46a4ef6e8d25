package io.pelato.manifest;

import io.pelato.application.Spread;
import io.pelato.problem.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** That every component runs somewhere, and that its spreads do not stand in each other's way. */
final class ScalerRules {

    private final List<Problem> problems;

    private ScalerRules(List<Problem> problems) {
        this.problems = problems;
    }

    static void check(ManifestNode root, List<Problem> problems) {
        var rules = new ScalerRules(problems);
        root.get("spec").map(spec -> spec.list("components")).orElse(List.of()).forEach(rules::component);
    }

    private void component(ManifestNode component) {
        List<ManifestNode> scalers = component.list("traits").stream()
                .filter(trait -> trait.text("type").endsWith("scaler"))
                .toList();
        boolean shared = component
                .get("properties")
                .flatMap(properties -> properties.get("application"))
                .isPresent();
        if (shared && !scalers.isEmpty()) {
            fault(scalers.get(0), "a shared component is scaled by its own application", "Take the scaler away");
        }
        if (!shared && scalers.isEmpty() && !component.text("type").equals("capability")) {
            fault(component, "a component without a scaler never starts", "Add a trait of the type spreadscaler");
        }
        if (scalers.size() > 1) {
            fault(scalers.get(1), "a component has two scalers, which undo each other's work", "Keep one");
        }
        scalers.forEach(scaler -> scaler.get("properties").ifPresent(properties -> {
            List<ManifestNode> spreads = properties.list("spread");
            spreads(spreads);
            if (scaler.text("type").equals("spreadscaler") && !spreads.isEmpty()) {
                shares(properties, spreads);
            }
        }));
    }

    private void spreads(List<ManifestNode> spreads) {
        Set<String> names = new HashSet<>();
        Set<Map<String, String>> requirements = new HashSet<>();
        for (ManifestNode spread : spreads) {
            if (!names.add(spread.text("name"))) {
                fault(spread, "two spreads are called " + spread.text("name"), "Rename one");
            }
            Optional<ManifestNode> labels = spread.get("requirements");
            if (labels.map(ManifestNode::entries).orElse(Map.of()).isEmpty()) {
                fault(
                        labels.orElse(spread),
                        "a spread with no requirements is lost when WADM stores the manifest",
                        "Name a label, or leave the whole spread out");
            } else if (!requirements.add(texts(labels.get()))) {
                fault(spread, "two spreads ask for the same hosts", "Merge them");
            }
        }
    }

    private void shares(ManifestNode scaler, List<ManifestNode> spreads) {
        List<Integer> weights = spreads.stream()
                .map(spread -> spread.get("weight").map(ManifestNode::number).orElse(Spread.DEFAULT_WEIGHT))
                .toList();
        if (weights.stream().allMatch(weight -> weight == 0)) {
            fault(scaler, "the weights of the spreads add up to 0, which makes WADM crash", "Give one a weight");
            return;
        }
        long weighty = weights.stream().filter(weight -> weight > 0).count();
        ManifestNode instances =
                scaler.get("instances").or(() -> scaler.get("replicas")).orElse(scaler);
        if (instances.number() > 0 && instances.number() < weighty) {
            fault(
                    instances,
                    instances.text() + " instances do not suffice for " + weighty + " spreads",
                    "Ask for at least " + weighty + ", else some hosts run nothing");
        }
    }

    private static Map<String, String> texts(ManifestNode labels) {
        return labels.entries().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().text()));
    }

    private void fault(ManifestNode node, String message, String advice) {
        problems.add(Problem.at(node.at(), message, advice));
    }
}
