package io.pelato.manifest;

import io.pelato.application.LatticeNames;
import io.pelato.problem.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * That every secret of a manifest leads to a backend, and that no two of them share a key in the lattice. Pelato's own
 * template writes none: an application's secrets are configurations of their own.
 */
final class SecretRules {

    private static final String POLICY_TYPE = "policy.secret.wasmcloud.dev/v1alpha1";

    private final String application;
    private final Map<String, ManifestNode> policies = new HashMap<>();
    private final Map<String, ManifestNode> seen = new HashMap<>();
    private final List<Problem> problems;

    private SecretRules(ManifestNode root, List<Problem> problems) {
        this.application = root.get("metadata").map(node -> node.text("name")).orElse("");
        this.problems = problems;
        root.get("spec")
                .map(spec -> spec.list("policies"))
                .orElse(List.of())
                .forEach(policy -> policies.put(policy.text("name"), policy));
    }

    static void check(ManifestNode root, List<Problem> problems) {
        var rules = new SecretRules(root, problems);
        for (ManifestNode component :
                root.get("spec").map(spec -> spec.list("components")).orElse(List.of())) {
            component
                    .get("properties")
                    .map(node -> node.list("secrets"))
                    .orElse(List.of())
                    .forEach(rules::secret);
            LinkEnds.links(component).stream()
                    .flatMap(link -> LinkEnds.secrets(link).stream())
                    .forEach(rules::secret);
        }
    }

    private void secret(ManifestNode secret) {
        ManifestNode source = secret.get("properties").orElse(secret);
        String name = source.text("policy");
        Optional<ManifestNode> policy = Optional.ofNullable(policies.get(name));
        if (policy.isEmpty()) {
            fault(source, "the policy `" + name + "` is not in the manifest", "Add it below spec.policies");
        } else if (!policy.get().text("type").equals(POLICY_TYPE)) {
            fault(source, "the policy " + name + " is none for secrets", "Give it the type " + POLICY_TYPE);
        } else if (policy.get()
                .get("properties")
                .flatMap(node -> node.get("backend"))
                .isEmpty()) {
            fault(source, "the policy " + name + " names no secrets backend", "Add `backend` to its properties");
        }
        ManifestNode first = seen.putIfAbsent(LatticeNames.secret(application, secret.text("name")), secret);
        if (first != null && !sameSource(first, secret)) {
            fault(
                    secret,
                    "the secret " + secret.text("name") + " stands here a second time with another source (first in"
                            + " line " + first.at().line() + ")",
                    "Name it otherwise: WADM keeps one secret of a name for an application");
        }
    }

    private static boolean sameSource(ManifestNode one, ManifestNode other) {
        return List.of("policy", "key", "field", "version").stream()
                .allMatch(key -> property(one, key).equals(property(other, key)));
    }

    private static String property(ManifestNode secret, String key) {
        return secret.get("properties").map(source -> source.text(key)).orElse("");
    }

    private void fault(ManifestNode node, String message, String advice) {
        problems.add(Problem.at(node.at(), message, advice));
    }
}
